import Ledger
import Testing

@Suite struct CaseIDTests {
  @Test(
    "a case is named by network, page, post and comment",
    arguments: [
      ("vk", "-200000001", "4512", "9981", "vk-200000001-4512-9981"),
      ("vk", "200000001", "4512", "9981", "vk-+200000001-4512-9981"),
      ("ok", "70000000001", "1", "2", "ok-70000000001-1-2"),
      ("ok", "-70000000001", "1", "2", "ok-~2D70000000001-1-2"),
      ("telegram", "-1002000000001", "1", "2", "telegram-1002000000001-1-2"),
      ("vk", "-", "a-b", "", "vk-~2D-a~2Db-~~"),
      (nil, nil, nil, "ё", "~-~-~-~D1~91"),
    ] as [(String?, String?, String?, String, String)]
  )
  func names(network: String?, page: String?, post: String?, id: String, name: String) {
    let comment = CommentIdentity(network: network, page: page, post: post, id: id, edit: 3)
    #expect(comment.caseID.description == name)
  }

  /// Every combination of parts out of a small and nasty alphabet.
  @Test func `different comments have different names`() {
    let parts: [String?] = [nil, "", "-", "~", "+", "-1", "1", "~31", "+1", "1-1", "--1", "а"]
    var comments: [CaseID: CommentIdentity] = [:]
    for network in [nil, "", "vk", "ok", "telegram", "vk-1"] as [String?] {
      for page in parts {
        for post in parts {
          for id in parts.compactMap({ $0 }) {
            let comment = CommentIdentity(network: network, page: page, post: post, id: id)
            let other = comments.updateValue(comment, forKey: comment.caseID)
            #expect(other == nil, "\(comment.caseID)")
          }
        }
      }
    }
    #expect(comments.count == 6 * 12 * 12 * 11)
  }
}
