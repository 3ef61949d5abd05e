import Foundation

/// Writes an object as one line of JSON with sorted keys; optionals that are nil must not be in it.
func jsonLine(_ object: [String: Any]) throws -> String {
  let data = try JSONSerialization.data(
    withJSONObject: object,
    options: [.sortedKeys, .withoutEscapingSlashes]
  )
  return String(decoding: data, as: UTF8.self)
}
