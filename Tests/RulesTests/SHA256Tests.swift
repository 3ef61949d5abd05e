import Testing

@testable import Rules

/// The vectors of FIPS 180-4 (NIST's «SHA256.pdf» examples and the long message of FIPS 180-2).
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `digests`(_ text: String, _ times: Int, _ digest: String) {
    var hash = SHA256()
    hash.update(repeatElement(Array(text.utf8), count: times).joined())
    #expect(hash.finalize() == digest)
  }

  /// Lengths around the ends of blocks, where padding goes wrong.
  @Test(arguments: [55, 56, 57, 63, 64, 65, 119, 120, 128])
  func `pieces make no difference`(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var whole = SHA256()
    whole.update(bytes)
    var parts = SHA256()
    for byte in bytes { parts.update([byte]) }
    #expect(whole.finalize() == parts.finalize())
  }
}
