import CICU

/// A failure inside ICU, which a sound installation does not have.
public struct ICUError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  /// The name ICU gives the failure, such as `U_FILE_ACCESS_ERROR`.
  public var description: String { unsafe String(cString: cicu_error_name(code)) }
}

/// The system's ICU, as far as folding asks it.
///
/// It is asked when tables are built, never per comment.
public enum ICU {
  /// The version of ICU that folding works with, such as `72.1`.
  public static let version: String = {
    var icu: [UInt8] = [0, 0, 0, 0]
    var unicode: [UInt8] = [0, 0, 0, 0]
    unsafe cicu_version(&icu, &unicode)
    return "\(icu[0]).\(icu[1])"
  }()

  /// Returns what ICU knows of a scalar.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  static func lookUp(_ scalar: UInt32) throws(ICUError) -> cicu_scalar {
    var properties = cicu_scalar()
    let status = unsafe cicu_look_up(scalar, &properties)
    guard status >= 0 else { throw ICUError(code: status) }
    return properties
  }

  /// Returns the skeleton of a scalar: two that look alike have the same one (UTS #39).
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  static func skeleton(of scalar: Unicode.Scalar) throws(ICUError) -> [UInt8] {
    let source = Array(String(scalar).utf8)
    var out = [UInt8](repeating: 0, count: 64)
    let count = unsafe cicu_skeleton(source, Int32(source.count), &out, Int32(out.count))
    guard count >= 0 else { throw ICUError(code: count) }
    return Array(out[..<min(Int(count), out.count)])
  }
}
