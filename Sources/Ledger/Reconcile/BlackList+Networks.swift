extension BlackList {
  /// What VK's `groups.getBanned` answers.
  ///
  /// The answer comes in parts of up to 200; `count` says how many there are in all. Entries have
  /// `ban_info`, which no other method gives; one that lacks it is not read. A list without entries
  /// looks like that of other methods but for what those have beside it.
  init?(vk document: JSONValue) {
    let answer = document["response"] ?? document
    guard let items = answer["items"]?.array ?? answer.array else { return nil }
    if items.isEmpty {
      guard (answer.keys ?? []).isSubset(of: ["count", "items"]) else { return nil }
    } else {
      guard items.contains(where: { $0["ban_info"] != nil }) else { return nil }
    }
    announced = answer["count"]?.integer.map(Int.init)
    for item in items {
      let isGroup = item["type"]?.text == "group" || item["group"] != nil
      let owner = item["profile"] ?? item["group"] ?? item
      guard let info = item["ban_info"], let id = owner["id"]?.text else {
        unread += 1
        continue
      }
      bans.append(
        NetworkBan(
          author: isGroup && !id.hasPrefix("-") ? "-\(id)" : id,
          until: info["end_date"]?.seconds,
          since: info["date"]?.seconds,
          reason: info["reason"]?.integer.map(Int.init),
          administrator: info["admin_id"]?.text
        )
      )
    }
    isWhole = announced.map { items.count >= $0 } ?? false
  }

  /// A `ChatMember` of Telegram's bots, a list of them, or the list that
  /// `channels.getParticipants` gives to programs of people.
  ///
  /// Only the latter, when it asks for the banned, is a whole list.
  init?(telegram document: JSONValue) {
    let answer = document["result"] ?? document
    if let participants = answer["participants"]?.array {
      for participant in participants { add(participant: participant) }
      // Asked for anybody else, the method leaves out the banned, and its count is that of others.
      let isOfBanned = participants.allSatisfy { $0["banned_rights"] != nil }
      guard isOfBanned || !bans.isEmpty else { return nil }
      announced = isOfBanned ? answer["count"]?.integer.map(Int.init) : nil
      isWhole = announced.map { participants.count >= $0 } ?? false
    } else {
      let members = answer.array ?? [answer]
      for member in members {
        let inner = member["result"] ?? member
        guard let status = inner["status"]?.text else { return nil }
        add(member: inner, status)
      }
    }
  }

  /// What Odnoklassniki's `group.getUserGroupsByIds` answers about single members.
  init?(ok document: JSONValue) {
    guard let members = document.array ?? document["members"]?.array ?? document["users"]?.array
    else { return nil }
    for member in members {
      guard let status = member["status"]?.text,
        let id = (member["userId"] ?? member["user_id"] ?? member["uid"])?.text
      else { return nil }
      if status.uppercased() == "BLOCKED" {
        bans.append(NetworkBan(author: id))
      } else {
        free.insert(id)
      }
    }
  }

  private mutating func add(member: JSONValue, _ status: String) {
    guard let id = member["user"]?["id"]?.text else {
      unread += 1
      return
    }
    let isMuted = status == "restricted" && member["can_send_messages"]?.bool != true
    if status == "kicked" || isMuted {
      bans.append(NetworkBan(author: id, until: member["until_date"]?.seconds))
    } else {
      free.insert(id)
    }
  }

  private mutating func add(participant: JSONValue) {
    let peer = participant["peer"] ?? participant
    let channel = peer["channel_id"]?.text.map { "-100\($0)" }
    guard let id = peer["user_id"]?.text ?? channel else {
      unread += 1
      return
    }
    guard let rights = participant["banned_rights"] else {
      free.insert(id)
      return
    }
    let until = rights["until_date"]
    // 2^31 - 1 is how this answer writes that there is no end.
    let isEndless = until?.integer == 2_147_483_647
    bans.append(
      NetworkBan(
        author: id,
        until: isEndless ? nil : until?.seconds ?? until?.text.flatMap(Timestamp.read),
        since: participant["date"]?.seconds ?? participant["date"]?.text.flatMap(Timestamp.read),
        administrator: participant["kicked_by"]?.text
      )
    )
  }
}
