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

  /// The words that a block is spread to.
  private var w = [UInt32](repeating: 0, count: 64)
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
    let constants = Self.constants
    for index in 0..<16 {
      w[index] = 0
      for byte in block[4 * index..<4 * index + 4] { w[index] = w[index] << 8 | UInt32(byte) }
    }
    for index in 16..<64 {
      let a = w[index - 15], b = w[index - 2]
      let s0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let s1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let choice = e & f ^ ~e & g
      let first = h &+ s1 &+ choice &+ constants[index] &+ w[index]
      let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let majority = a & b ^ a & c ^ b & c
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ s0 &+ majority)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    block.removeAll(keepingCapacity: true)
  }

  @inline(__always)
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
