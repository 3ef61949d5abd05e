/// The SHA-256 digest of bytes (FIPS 180-4).
///
/// It names a pack, nothing secret. A cryptography library would do the same at the price of
/// several minutes of a first build, which the operator waits for.
struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var block: [UInt8] = []
  private var length: UInt64 = 0

  /// Takes bytes in.
  mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      block.append(byte)
      length += 8
      if block.count == 64 { compress() }
    }
  }

  /// Ends the message and returns its digest in hexadecimal.
  mutating func finalize() -> String {
    let bits = length
    update([0x80])
    while block.count != 56 { update([0]) }
    update((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) })
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func compress() {
    var w = [UInt32](repeating: 0, count: 64)
    for index in 0..<16 {
      w[index] = block[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let a = w[index - 15], b = w[index - 2]
      let s0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let s1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
    }
    var h = state
    for index in 0..<64 {
      let s1 = rotated(h[4], 6) ^ rotated(h[4], 11) ^ rotated(h[4], 25)
      let choice = h[4] & h[5] ^ ~h[4] & h[6]
      let first = h[7] &+ s1 &+ choice &+ Self.constants[index] &+ w[index]
      let s0 = rotated(h[0], 2) ^ rotated(h[0], 13) ^ rotated(h[0], 22)
      let majority = h[0] & h[1] ^ h[0] & h[2] ^ h[1] & h[2]
      h = [first &+ s0 &+ majority, h[0], h[1], h[2], h[3] &+ first, h[4], h[5], h[6]]
    }
    for index in 0..<8 { state[index] &+= h[index] }
    block.removeAll(keepingCapacity: true)
  }

  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The greatest r with r³ ≤ prime · 2⁹⁶ is the root with 32 bits behind the point.
      var root: UInt64 = 0
      for bit in (0..<36).reversed() {
        let next = root | 1 << UInt64(bit)
        let square = next.multipliedFullWidth(by: next)
        let (high, low) = (square.high, square.low)
        let lowCube = low.multipliedFullWidth(by: next)
        let cubeHigh = high &* next &+ lowCube.high
        if cubeHigh < UInt64(prime) << 32 || cubeHigh == UInt64(prime) << 32 && lowCube.low == 0 {
          root = next
        }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()
}
