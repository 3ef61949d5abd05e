import Foundation
import GRDB

/// The file is shorter than its header says.
struct CutShort: Error {
  /// How many bytes are missing.
  let bytes: Int
}

/// Whether a ledger's file has its end. SQLite itself misses whole pages only, and takes zeros for the
/// rest of one that was cut in two.
extension LedgerStore {
  /// Throws when the end of the file is gone and nothing beside it can have that.
  ///
  /// - Throws: A ``LedgerError``.
  static func requireWhole(_ path: String) throws {
    for attempt in 0..<3 {
      // What the log has is written into the file when it is opened, see below.
      guard !hasLog(path), let bytes = missingBytes(path) else { return }
      // Somebody may be copying the log into the file this very moment.
      guard attempt == 2 else { Thread.sleep(forTimeInterval: 0.05); continue }
      throw LedgerError(.cutShort(bytes: bytes), path: path)
    }
  }

  /// Throws when the end of the file is still gone after all that the log had was copied into it.
  static func requireWhole(_ path: String, _ db: Database) throws {
    guard hasLog(path), missingBytes(path) != nil else { return }
    guard let (all, copied) = try? db.checkpoint(.passive), all == copied,
      let bytes = missingBytes(path)
    else { return }
    throw CutShort(bytes: bytes)
  }

  /// How many bytes are missing at the end of a file that is read all the same.
  ///
  /// - Throws: A ``LedgerError`` when any are and the file is not to be read then.
  static func missingBytes(_ path: String, isRead: Bool) throws -> Int {
    do {
      try requireWhole(path)
    } catch let error as LedgerError {
      guard isRead, case .cutShort(let bytes) = error.reason else { throw error }
      return bytes
    }
    return 0
  }

  private static func hasLog(_ path: String) -> Bool {
    ["-wal", "-journal"].contains { ending in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
      return (attributes?[.size] as? Int).map { $0 > 0 } ?? false
    }
  }

  /// How many bytes of the file are missing; nil when none are, or nobody can tell.
  ///
  /// See https://www.sqlite.org/fileformat.html#the_database_header.
  private static func missingBytes(_ path: String) -> Int? {
    guard let (size, whole) = sizes(path), size < whole else { return nil }
    return whole - size
  }

  /// How many bytes stand in the file behind its end, which no program that knows SQLite has put there.
  static func excessBytes(_ path: String) -> Int {
    guard !hasLog(path), let (size, whole) = sizes(path) else { return 0 }
    return max(size - whole, 0)
  }

  /// How many bytes the file has, and how many it should have; nil when nobody can tell.
  private static func sizes(_ path: String) -> (size: Int, whole: Int)? {
    guard let (header, size) = HeldFile.look(into: path, first: 100),
      header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8))
    else { return nil }
    func number(at place: Int, _ count: Int = 4) -> Int {
      header[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }
    // Other databases are no business of this program.
    guard number(at: 68) == LedgerSchema.applicationID else { return nil }
    let page = number(at: 16, 2) == 1 ? 65_536 : number(at: 16, 2)
    guard page >= 512, page & (page - 1) == 0 else { return nil }
    // The number of pages counts only when whoever wrote the header last knew of it.
    let pages = number(at: 24) == number(at: 92) ? number(at: 28) : 0
    return (size, (pages > 0 ? pages : (size + page - 1) / page) * page)
  }
}
