import Ledger
import Testing

@Suite
struct DigestTests {
  @Test("the vectors of FIPS 180-4")
  func vectors() {
    #expect(
      Digest(of: "abc".utf8).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(
      Digest(of: []).hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }

  @Test(
    "what is not 64 lowercase digits is no digest",
    arguments: ["", "abc", String(repeating: "A", count: 64)]
  )
  func refused(text: String) {
    #expect(Digest(hexadecimal: text) == nil)
  }
}
