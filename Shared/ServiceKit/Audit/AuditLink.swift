import Contracts

/// How far the chain had come when it was written down: a link covers the entries behind the link before.
public struct AuditLink: Sendable, Equatable {
    /// 1, 2, 3, … without a gap.
    public var link: Int64
    /// The id of its last entry.
    public var lastID: Int64
    /// How many entries it covers.
    public var entries: Int64
    /// The chain's hash after its last entry, in 64 hexadecimal digits.
    public var hash: String

    public init(link: Int64, lastID: Int64, entries: Int64, hash: String) {
        self.link = link
        self.lastID = lastID
        self.entries = entries
        self.hash = hash
    }

    public init?(json: JSON) {
        guard let link = json["link"]?.integer, let lastID = json["lastId"]?.integer,
            let entries = json["entries"]?.integer, let hash = json["hash"]?.string
        else { return nil }
        self.init(link: link, lastID: lastID, entries: entries, hash: hash)
    }

    public var json: JSON {
        [
            "link": .integer(link), "lastId": .integer(lastID), "entries": .integer(entries), "hash": .string(hash),
        ]
    }
}
