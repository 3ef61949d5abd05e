/// Names of networks as people and exports write them.
public enum NetworkName {
  /// The one name by which a network is known, whatever its case: `telegram` for `tg` and `Telegram`.
  ///
  /// Who is who must not hang on a spelling: another name would make another person of an author, and
  /// lose what protects one.
  public static func canonical(_ name: String) -> String {
    let name = name.lowercased()
    return others[name] ?? name
  }

  private static let others = [
    "odnoklassniki": "ok", "tg": "telegram", "vkontakte": "vk",
  ]
}
