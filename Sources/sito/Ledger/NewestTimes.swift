import Feeds
import Folding
import Ledger

/// When the newest comment of each page was written, as far as an input has been read.
///
/// Whoever has seen that comment has looked later than that.
struct NewestTimes: Sendable {
  /// The times, by the hashes of the pages.
  private var times: [UInt64: Milliseconds] = [:]

  /// The time for a page; nil when nothing of it has a time with a zone.
  subscript(page: String?) -> Milliseconds? {
    let bytes = Array((page ?? "").utf8)
    var hash = StableHash()
    hash.add(bytes.span, in: bytes.indices)
    return times[hash.value]
  }

  /// Adds what another part of the input has.
  mutating func add(_ other: NewestTimes) {
    times.merge(other.times) { max($0, $1) }
  }

  /// Adds the comments of a batch.
  mutating func add(_ batch: CommentBatch) {
    // Nearly all times are written in one way, so that they sort as texts: only the last one is read.
    var latest: [UInt64: Range<Int>] = [:]
    var (page, key) = (0..<0, Self.none)
    for row in batch.rows {
      guard let time = row.createdAt.range else { continue }
      let own = row.page.range ?? 0..<0
      if batch.bytes[own] != batch.bytes[page] || key == Self.none {
        var hash = StableHash()
        hash.add(batch.bytes.span, in: own)
        (page, key) = (own, hash.value)
      }
      guard batch.bytes.isPlainTime(time) else {
        add(String(decoding: batch.bytes[time], as: UTF8.self), to: key)
        continue
      }
      if let best = latest[key],
        !batch.bytes[best].lexicographicallyPrecedes(batch.bytes[time])
      {
        continue
      }
      latest[key] = time
    }
    for (key, time) in latest { add(String(decoding: batch.bytes[time], as: UTF8.self), to: key) }
  }

  private static let none: UInt64 = 0

  private mutating func add(_ text: String, to key: UInt64) {
    guard let time = Timestamp.read(text) else { return }
    times[key] = max(times[key] ?? time, time)
  }
}

extension [UInt8] {
  /// Whether a time is written as `2026-11-20T06:15:02Z`, digit by digit, and a calendar may have it.
  fileprivate func isPlainTime(_ range: Range<Int>) -> Bool {
    guard range.count == 20 else { return false }
    let form = StaticString("0000-00-00T00:00:00Z")
    for offset in 0..<20 {
      let byte = self[range.lowerBound + offset]
      // A literal of twenty ASCII characters, and the offset is below that.
      let expected = unsafe form.utf8Start[offset]
      let isRight = expected == 0x30 ? (0x30...0x39).contains(byte) : byte == expected
      guard isRight else { return false }
    }
    func number(_ offset: Int) -> UInt8 {
      (self[range.lowerBound + offset] - 0x30) * 10 + self[range.lowerBound + offset + 1] - 0x30
    }
    return (1...12).contains(number(5)) && (1...28).contains(number(8)) && number(11) < 24
      && number(14) < 60 && number(17) < 60
  }
}
