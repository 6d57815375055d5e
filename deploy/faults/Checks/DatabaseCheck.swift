import FoundationEssentials
import Postgres

/// Nobody has two memberships, every member was announced and the other way round, and nothing waits in the outbox.
struct DatabaseCheck: Check {
    func check(_ stage: Stage) async throws {
        let expected = stage.expectation()
        try await until("the outbox is empty", within: .seconds(30)) { try await stage.count(Self.outbox) == 0 }
        let violations = stage.violations
        violations.require("members", try await stage.count(Self.members), equals: expected.members)
        violations.require("people", try await stage.count(Self.people), equals: expected.people)
        violations.require("documents", try await stage.count(Self.documents), equals: expected.people)
        violations.require("applications", try await stage.count(Self.applications), equals: expected.applications)
        violations.require("events handled", try await stage.count(Self.handled), equals: expected.handled)
        violations.require(
            "decisions in the audit log", try await stage.count(Self.decisions), equals: expected.decisions)
        violations.require("reviews in the audit log", try await stage.count(Self.reviews), equals: expected.reviews)
        violations.require(
            "transfers in the audit log", try await stage.count(Self.transfers), equals: expected.transfers)
        violations.require("moves", try await stage.count(Self.moves), equals: expected.moves)
        violations.require("members who are not where they moved", try await stage.count(Self.astray), equals: 0)
        for type in ["membership.transferred.v1", "membership.released.v1"] {
            violations.require(
                "\(type) in the log", stage.log.read { $0.moves[type]?.count ?? 0 }, equals: expected.moves)
        }
        violations.require("decisions at an impossible time", try await stage.count(Self.impossibleTimes), equals: 0)
        let stored = try await memberHashes(stage).sorted()
        let announced = stage.log.read { $0.announcedMembers }.sorted()
        if stored != announced {
            violations.add("members: \(stored.count) in the database, \(announced.count) announced, and they differ")
        }
    }

    private func memberHashes(_ stage: Stage) async throws -> [UInt64] {
        var hashes: [UInt64] = []
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let after = last
            let page = try await stage.ask { transaction in
                try transaction.query(Self.memberPage, after).map { try $0.get("member_id", as: UUID.self) }
            }
            guard let newest = page.last else { return hashes }
            hashes += page.map { shortHash($0.uuidString.lowercased()) }
            last = newest
        }
    }

    private static let memberPage = Statement(
        "chaos.members", "select member_id from membership where member_id > $1 order by member_id limit 10000")
    private static let outbox = Statement("chaos.outbox", "select count(*) as count from outbox")
    private static let members = Statement("chaos.member-count", "select count(*) as count from membership")
    private static let people = Statement("chaos.people", "select count(*) as count from person")
    private static let documents = Statement(
        "chaos.documents", "select count(distinct person_id) as count from person_document")
    private static let applications = Statement("chaos.applications", "select count(*) as count from application")
    private static let handled = Statement(
        "chaos.handled", "select count(*) as count from inbox where state = 'handled' and id like 'chaos-%'")
    private static let decisions = Statement(
        "chaos.decisions", "select count(*) as count from audit_log where action like 'enrollment.%'")
    private static let reviews = Statement(
        "chaos.reviews", "select count(*) as count from audit_log where action like 'application.%'")
    private static let transfers = Statement(
        "chaos.transfers", "select count(*) as count from audit_log where action like 'transfer.%'")
    private static let moves = Statement("chaos.moves", "select count(*) as count from membership_move")
    private static let astray = Statement(
        "chaos.astray",
        """
        select count(*) as count from membership_move left join membership using (member_id)
        where union_code is distinct from to_union
        """)
    /// Times are the database's, whatever a service's clock says.
    private static let impossibleTimes = Statement(
        "chaos.times",
        """
        select count(*) as count from application
        where decided_at > now() or decided_at < (select min(received_at) from inbox) - interval '1 minute'
        """)
}
