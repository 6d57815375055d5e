import Contracts
import Crypto
import FoundationEssentials
import Postgres

/// The audit chain, computed anew from the rows by its definition: each hash is SHA-256 of the one before and the
/// entry's RFC 8785 form.
struct AuditCheck: Check {
    let service: StagedService

    private struct Link: Sendable {
        let number: Int64
        let lastID: Int64
        let hash: [UInt8]
    }

    func check(_ stage: Stage) async throws {
        try await until("every row is chained", within: .seconds(60)) {
            try await stage[service].count(Self.unchained) == 0
        }
        let links = try await links(stage)
        var hash = [UInt8](repeating: 0, count: 32)
        var lastID: Int64 = 0
        var broken = 0
        for link in links {
            while lastID < link.lastID {
                let (from, to) = (lastID, link.lastID)
                let page = try await stage[service].ask { transaction in
                    try transaction.query(Self.entries, from, to).map {
                        (try $0.get("id", as: Int64.self), try Self.canonical($0))
                    }
                }
                guard let newest = page.last else { break }
                for (_, entry) in page { hash = Array(SHA256.hash(data: hash + entry)) }
                lastID = newest.0
            }
            if hash != link.hash { broken += 1 }
        }
        stage.violations.require("broken links of the audit chain of \(service)", broken, equals: 0)
        checkHeads(links, stage)
    }

    /// What was announced is what stands there.
    private func checkHeads(_ links: [Link], _ stage: Stage) {
        let byNumber = Dictionary(links.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        for head in stage.log.read({ $0.heads }) where head.source == "/services/\(service)" {
            let hash = byNumber[head.link]?.hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
                .joined()
            stage.violations.require(
                "announced head of link \(head.link) of \(service)", head.hash, equals: hash ?? "none")
        }
    }

    private func links(_ stage: Stage) async throws -> [Link] {
        try await stage[service].ask { transaction in
            try transaction.query(Self.selectLinks).map { row in
                Link(
                    number: try row.get("link"), lastID: try row.get("last_audit_id"),
                    hash: try row.get("hash", as: Bytes.self).bytes)
            }
        }
    }

    private static func canonical(_ row: Row) throws -> [UInt8] {
        let at = try row.get("at", as: Date.self)
        return JSON.object([
            "id": .integer(try row.get("id")), "at": .integer(Int64((at.timeIntervalSince1970 * 1_000_000).rounded())),
            "actor": .string(try row.get("actor")), "action": .string(try row.get("action")),
            "subject": .string(try row.get("subject")),
            "before": try row.get(optional: "before", as: String.self).map(JSON.string),
            "after": try row.get(optional: "after", as: String.self).map(JSON.string),
        ]).canonical()
    }

    private static let unchained = Statement(
        "chaos.unchained",
        "select count(*) as count from audit_log where id > (select coalesce(max(last_audit_id), 0) from audit_chain)")
    private static let selectLinks = Statement(
        "chaos.links", "select link, last_audit_id, hash from audit_chain order by link")
    private static let entries = Statement(
        "chaos.entries",
        """
        select id, at, actor, action, subject, before, after from audit_log
        where id > $1 and id <= $2 order by id limit 10000
        """)
}
