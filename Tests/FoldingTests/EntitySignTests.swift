import Testing

@testable import Folding

/// Signs that are passed by without being looked at closely.
@Suite struct EntitySignTests {
  @Test func `a sign that is passed by begins and reveals nothing`() throws {
    let folder = try Folder()
    for scalar in (0..<0x3000 as Range<UInt32>).compactMap(Unicode.Scalar.init)
    where !FoldedText.mayBeginEntity(scalar.value) {
      for (before, behind) in [
        ("", ""), ("слово", "слово.рф/тест"), ("12", "34"), ("[id1|Имя", "]"),
      ] {
        let bytes = Array("\(before)\(scalar)\(behind)".utf8)
        var text = FoldedText()
        folder.fold(before, into: &text)
        var pass = FoldPass()
        pass.open = before.isEmpty ? nil : .word
        pass.bytes = 0..<before.utf8.count
        let taken = text.takeEntity(scalar.value, bytes.span, at: before.utf8.count, &pass)
        #expect(taken == nil, "\(scalar.value)")
      }
    }
  }

  @Test func `the signs that links, names and numbers have are looked at`() {
    for sign in "#$,.:@[]".unicodeScalars { #expect(FoldedText.mayBeginEntity(sign.value)) }
    for sign in "!?-–—«»()".unicodeScalars { #expect(!FoldedText.mayBeginEntity(sign.value)) }
  }
}
