/// A file that was done: whoever wrote it may not have been at the end, and writes on.
struct DoneFile {
  /// How it stood when it was decided on.
  let file: InboxLook.File

  /// The inbox that it came from.
  let inbox: WatchConfig.Inbox

  /// Its name among what is done.
  private let name: String

  /// Until when it is looked at.
  private let end = ContinuousClock.now + .seconds(600)

  init(_ file: InboxLook.File, _ inbox: WatchConfig.Inbox, name: String) {
    self.file = file
    self.inbox = inbox
    self.name = name
  }

  /// Where it is now.
  var path: String { "\(inbox.done)/\(name)" }

  /// Whether it is still looked at.
  var isWatched: Bool { ContinuousClock.now < end }

  /// Whether there is more in the very same file than there was.
  var hasGrown: Bool {
    guard let now = InboxLook.File(inbox.done, name) else { return false }
    return now.inode == file.inode && now.device == file.device && now.size > file.size
  }
}
