import GRDB

/// The tables of a ledger, and the triggers by which the database itself refuses to rewrite it.
enum LedgerSchema {
  /// What tells a ledger from other SQLite files: «SITO» as the file's application id.
  static let applicationID = 0x5349_544F

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("events") { db in
      try db.execute(sql: tables)
      try db.execute(sql: eventTriggers)
      try db.execute(sql: textTriggers)
      try db.execute(sql: fileTriggers)
    }
    return migrator
  }

  /// Whether all triggers are there by which the database refuses to rewrite what it has.
  ///
  /// Whether they are as they were made, `sito audit verify` looks into.
  static func isProtected(_ db: Database) throws -> Bool {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    let found = try String.fetchSet(db, sql: query)
    return ["events", "texts", "erasures", "files"].allSatisfy { table in
      ["append", "update", "delete"].allSatisfy { found.contains("\(table)_\($0)") }
    }
  }

  private static let tables = """
    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body)),
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      digest TEXT NOT NULL CHECK (length(digest) = 64)
    ) STRICT;

    -- The words of comments and appeals, one row for each event that brought some.
    CREATE TABLE texts (
      sequence INTEGER PRIMARY KEY REFERENCES events,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      body TEXT NOT NULL
    ) STRICT;

    -- Which texts were erased, and the event that says so.
    CREATE TABLE erasures (
      sequence INTEGER PRIMARY KEY REFERENCES events,
      erased_by INTEGER NOT NULL REFERENCES events
    ) STRICT;

    -- The files of rule packs, by their digests.
    CREATE TABLE files (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      body TEXT NOT NULL
    ) STRICT;

    -- What follows from the events; it can be made anew from them at any time.
    CREATE TABLE projection (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;
    """

  /// `INSERT OR REPLACE` deletes without asking the triggers of deletion, so insertion asks, too.
  private static let eventTriggers = """
    CREATE TRIGGER events_append BEFORE INSERT ON events
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM events)
      OR NEW.previous IS NOT coalesce(
        (SELECT digest FROM events ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))
    BEGIN SELECT RAISE(ABORT, 'events are only added at the end of the chain'); END;

    CREATE TRIGGER events_update BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

    CREATE TRIGGER events_delete BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
    """

  private static let textTriggers = """
    CREATE TRIGGER texts_append BEFORE INSERT ON texts
    WHEN EXISTS (SELECT 1 FROM texts WHERE sequence = NEW.sequence)
      OR EXISTS (SELECT 1 FROM erasures WHERE sequence = NEW.sequence)
      OR NEW.digest IS NOT
        (SELECT json_extract(body, '$.snapshot') FROM events WHERE sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'a text is only added with its event'); END;

    CREATE TRIGGER texts_update BEFORE UPDATE ON texts
    BEGIN SELECT RAISE(ABORT, 'texts are never changed'); END;

    CREATE TRIGGER texts_delete BEFORE DELETE ON texts
    WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE sequence = OLD.sequence)
    BEGIN SELECT RAISE(ABORT, 'a text is only deleted with an event textErased'); END;

    CREATE TRIGGER erasures_append BEFORE INSERT ON erasures
    WHEN EXISTS (SELECT 1 FROM erasures WHERE sequence = NEW.sequence)
      OR NOT EXISTS (
        SELECT 1 FROM events, json_each(events.body, '$.events') AS erased
        WHERE events.sequence = NEW.erased_by AND events.kind = 'textErased'
          AND erased.value = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'an erasure needs its event textErased'); END;

    CREATE TRIGGER erasures_update BEFORE UPDATE ON erasures
    BEGIN SELECT RAISE(ABORT, 'erasures are never changed'); END;

    CREATE TRIGGER erasures_delete BEFORE DELETE ON erasures
    BEGIN SELECT RAISE(ABORT, 'erasures are never deleted'); END;
    """

  private static let fileTriggers = """
    CREATE TRIGGER files_append BEFORE INSERT ON files
    WHEN EXISTS (SELECT 1 FROM files WHERE digest = NEW.digest)
    BEGIN SELECT RAISE(ABORT, 'files of rule packs are never changed'); END;

    CREATE TRIGGER files_update BEFORE UPDATE ON files
    BEGIN SELECT RAISE(ABORT, 'files of rule packs are never changed'); END;

    CREATE TRIGGER files_delete BEFORE DELETE ON files
    BEGIN SELECT RAISE(ABORT, 'files of rule packs are never deleted'); END;
    """
}
