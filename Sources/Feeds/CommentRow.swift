/// Where a field of a comment stands among the bytes of its batch.
///
/// A field that is absent is not the same as an empty one.
public struct FieldRange: Hashable, Sendable {
  /// The place of the first byte, or the greatest number when the field is absent.
  private let offset: UInt32

  /// How many bytes the field has, 0 when it is absent.
  private let length: UInt32

  /// The range of a field that the comment does not have.
  public static var absent: FieldRange { FieldRange(offset: .max, length: 0) }

  /// Creates the range of a field that is there.
  public init(_ bytes: Range<Int>) {
    offset = UInt32(bytes.lowerBound)
    length = UInt32(bytes.count)
  }

  private init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  /// Whether the comment does not have the field.
  public var isAbsent: Bool { offset == .max }

  /// The field, absent when there is nothing in it: an empty id is none.
  var unlessEmpty: FieldRange { length == 0 ? .absent : self }

  /// The bytes of the field, or `nil` when it is absent.
  public var range: Range<Int>? {
    isAbsent ? nil : Int(offset)..<(Int(offset) + Int(length))
  }
}

/// One line of input: a comment, or what kept the line from being one.
public struct CommentRow: Hashable, Sendable {
  /// The number of the line in its file, counted from 1.
  public var line: Int

  /// Why the line is no comment, in which case all fields are absent.
  public var error: RowError?

  /// The social network, such as `vk`.
  public var network = FieldRange.absent

  /// The page the comment was written on.
  public var page = FieldRange.absent

  /// The post it was written under.
  public var post = FieldRange.absent

  /// The name of the comment within its page, as it was written, digit for digit.
  public var id = FieldRange.absent

  /// How many times the comment had been edited.
  public var edit = 0

  /// Who wrote it.
  public var authorID = FieldRange.absent

  /// The name that the author showed.
  public var authorName = FieldRange.absent

  /// What the author is: a user, a group, a bot.
  public var authorKind = FieldRange.absent

  /// The comment that it answers.
  public var replyTo = FieldRange.absent

  /// Who wrote the comment that it answers.
  public var replyToAuthor = FieldRange.absent

  /// When it was written, as the network said it.
  public var createdAt = FieldRange.absent

  /// The comment itself, which is absent only beside an error.
  public var text = FieldRange.absent

  /// Where links lead whose text shows something else, parted by spaces.
  ///
  /// It stands one byte behind the text, so that rules can read both as one (`evidence`).
  public var links = FieldRange.absent

  /// Where the comment's mentions stand among those of the batch.
  var mentions: Range<UInt32> = 0..<0

  /// What could not be read, when the line is no comment and does not stand among the lines of the
  /// batch.
  public var source = FieldRange.absent

  /// Creates a row without fields.
  public init(line: Int, error: RowError? = nil) {
    self.line = line
    self.error = error
  }
}

extension CommentRow {
  /// The text, and behind it where its hidden links lead: what rules read.
  public var evidence: Range<Int>? {
    text.range.map { $0.lowerBound..<(links.range?.upperBound ?? $0.upperBound) }
  }
}
