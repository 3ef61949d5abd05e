/// Shows on a terminal how far a long run has come; in a pipe it shows nothing.
struct Progress {
  /// Whether anything is shown.
  private let isShown: Bool

  private var name = ""
  private var size = 0
  private var done = 0
  private var hasLine = false
  private let started = ContinuousClock.now
  private var last = ContinuousClock.now

  init(isShown: Bool) { self.isShown = isShown }

  mutating func begin(_ input: Input) {
    name = input.name
    size = input.size
    done = 0
  }

  /// Counts bytes that were read, and redraws the line at most ten times a second after the first
  /// two seconds.
  mutating func advance(by bytes: Int) {
    guard isShown else { return }
    done += bytes
    let now = ContinuousClock.now
    guard now - started > .seconds(2), now - last > .milliseconds(100) else { return }
    last = now
    hasLine = true
    let megabytes = done >> 20
    let line =
      size > 0
      ? "\(name): \(min(100, done * 100 / size)) % · \(megabytes) / \(size >> 20) MB"
      : "\(name): \(megabytes) MB"
    draw("\r\u{1B}[K\(line)")
  }

  mutating func end() {
    if hasLine { draw("\r\u{1B}[K") }
    hasLine = false
  }

  private func draw(_ text: String) { printError(text, terminator: "") }
}
