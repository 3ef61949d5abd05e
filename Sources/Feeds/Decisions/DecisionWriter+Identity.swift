import Moderation

/// What tells a comment from all others, written in one go.
extension DecisionWriter {
  /// Appends the identity of a comment if each of its fields is plain ASCII that needs no escapes, as
  /// networks' numbers and names are; returns whether it was.
  ///
  /// It writes what ``appendIdentity(_:_:to:)`` does, with one look at the room that is left.
  @inline(__always)
  func appendPlainIdentity(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) -> Bool {
    guard !row.id.isAbsent, 0...9 ~= row.edit else { return false }
    let bytes = batch.bytes.span
    guard let network = row.network.plainLength(bytes), let page = row.page.plainLength(bytes),
      let post = row.post.plainLength(bytes), let id = row.id.plainLength(bytes),
      let author = row.authorID.plainLength(bytes)
    else { return false }
    // The keys, the quotes and the edit take up less than 96 bytes.
    let room = 96 &+ network &+ page &+ post &+ id &+ author
    output.append(addingCapacity: room) { free in
      unsafe free.withUnsafeMutableBufferPointer { buffer, used in
        // There is room for all that follows.
        var place = unsafe PlainPlace(buffer.baseAddress.unsafelyUnwrapped + used)
        unsafe place.put("{")
        unsafe place.put(#""network":""#, row.network, bytes, #"","#)
        unsafe place.put(#""page":""#, row.page, bytes, #"","#)
        unsafe place.put(#""post":""#, row.post, bytes, #"","#)
        unsafe place.put(#""id":""#, row.id, bytes, #"","edit":"#)
        unsafe place.put(UInt8.zero + UInt8(row.edit))
        unsafe place.put(#","author":""#, row.authorID, bytes, "\"")
        used &+= unsafe place.count
      }
    }
    return true
  }
}

extension FieldRange {
  /// The length of a field, 0 when it is absent, or nil when it is not plain ASCII.
  @inline(__always)
  fileprivate func plainLength(_ bytes: Span<UInt8>) -> Int? {
    guard let range else { return 0 }
    return bytes.endOfPlainASCII(in: range) == range.upperBound ? range.count : nil
  }
}

/// A place to write bytes to that is known to have room for them.
///
/// Whoever creates it has counted what will be written.
@unsafe
private struct PlainPlace {
  private let start: UnsafeMutablePointer<UInt8>

  /// How many bytes were written.
  private(set) var count = 0

  init(_ start: UnsafeMutablePointer<UInt8>) { unsafe self.start = start }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    unsafe start[count] = byte
    unsafe count &+= 1
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    unsafe (start + count).update(from: text.utf8Start, count: length)
    unsafe count &+= length
  }

  /// Puts a field, if the comment has it, with what stands before and behind it.
  @inline(__always)
  mutating func put(
    _ before: StaticString,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ behind: StaticString
  ) {
    guard let range = field.range else { return }
    unsafe put(before)
    let (start, count) = unsafe (start, count)
    unsafe bytes.extracting(range).withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      unsafe (start + count).update(from: base, count: range.count)
    }
    unsafe self.count &+= range.count
    unsafe put(behind)
  }
}
