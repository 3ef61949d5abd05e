/// A field of a comment that a table can have a column for.
public enum CSVColumn: String, CaseIterable, Sendable {
  /// The social network.
  case network

  /// The page.
  case page

  /// The post.
  case post

  /// The comment's own name.
  case id

  /// The number of edits.
  case edit

  /// The author's own name or number.
  case author

  /// The name that the author shows.
  case name

  /// What the author is.
  case kind

  /// The comment that is answered.
  case replyTo = "reply_to"

  /// Who wrote the comment that is answered.
  case replyToAuthor = "reply_to_author"

  /// The time.
  case createdAt = "created_at"

  /// The text.
  case text

  /// The column's number among all of them.
  var number: Int {
    switch self {
    case .network: 0
    case .page: 1
    case .post: 2
    case .id: 3
    case .edit: 4
    case .author: 5
    case .name: 6
    case .kind: 7
    case .replyTo: 8
    case .replyToAuthor: 9
    case .createdAt: 10
    case .text: 11
    }
  }

  /// The headings that are known to stand over the column, the surest first, in small letters.
  var headings: [String] {
    switch self {
    case .network: ["network", "net", "сеть", "соцсеть", "социальная сеть"]
    case .page: ["page", "страница", "сообщество", "группа", "канал"]
    case .post: ["post", "object", "post_id", "пост", "запись", "публикация"]
    case .id:
      [
        "id", "comment_id", "id комментария", "ид комментария", "номер комментария",
        "№ комментария",
      ]
    case .edit: ["edit", "правка", "номер правки"]
    case .author: ["author", "author_id", "user_id", "from_id", "id автора", "ид автора"]
    case .name:
      ["name", "author_name", "автор", "имя автора", "имя", "фио", "пользователь", "author name"]
    case .kind: ["kind", "author_kind", "вид автора"]
    case .replyTo: ["reply_to", "parent_id", "ответ на", "в ответ на"]
    case .replyToAuthor: ["reply_to_author", "автор исходного"]
    case .createdAt:
      [
        "created_at", "at", "date", "time", "created", "дата", "время", "дата и время",
        "дата публикации",
      ]
    case .text:
      [
        "text", "текст", "текст комментария", "комментарий", "comment", "сообщение", "message",
        "текст сообщения", "отзыв",
      ]
    }
  }
}
