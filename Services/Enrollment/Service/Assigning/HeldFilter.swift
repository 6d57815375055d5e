import Contracts
import FoundationEssentials
import Messaging

/// Which of the members who wait in holding pools are asked for; nothing given means all.
struct HeldFilter {
    var pool: String?
    /// The beginning of the division codes meant: `43`, `4301`, `430102`.
    var place: String?
    /// Only those who have waited longer than their pool may let them.
    var isOverdue: Bool
    var after: HeldCursor?
    var limit: Int

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let filter = FilterArguments(arguments)
        pool = try filter.text("pool")
        place = try filter.place()
        isOverdue = filter.isOverdue
        after = try filter.cursor(HeldCursor.init)
        limit = filter.limit
    }
}

/// Behind which member the next page begins. Opaque to those who ask.
struct HeldCursor {
    var pool: String
    var heldSince: Date
    var member: MemberID

    init(pool: String, heldSince: Date, member: MemberID) {
        self.pool = pool
        self.heldSince = heldSince
        self.member = member
    }

    /// Reads `MICROSECONDS/MEMBER/POOL`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3, let microseconds = Int64(parts[0]), let member = MemberID(parts[1]) else { return nil }
        self.init(
            pool: parts[2], heldSince: Date(timeIntervalSince1970: Double(microseconds) / 1_000_000), member: member)
    }

    var text: String {
        "\(Int64((heldSince.timeIntervalSince1970 * 1_000_000).rounded()))/\(member)/\(pool)"
    }
}
