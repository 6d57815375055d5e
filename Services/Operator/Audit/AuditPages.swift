import Contracts
import ServiceKit

/// The audit log as a service hands it out.
enum AuditPages {
    /// Reads what was chained when this was called, in order, page by page.
    static func read(
        of service: ServiceName, over requests: some ServiceRequests,
        _ take: (AuditRecordLine) throws -> Void
    ) async throws {
        try take(.heading(service: service.rawValue))
        var after: Int64 = 0
        var end: Int64?
        while true {
            let page = try await requests.ask(
                service, "audit.export", .object(["after": .integer(after), "upTo": end.map(JSON.integer)]),
                timeout: .seconds(30), answer: AuditPage.self)
            end = end ?? page.head.lastId
            for line in page.lines { try take(line) }
            after = page.end
            if page.isLast { return }
        }
    }
}

/// The answer to `audit.export`.
private struct AuditPage: Decodable {
    struct Head: Decodable {
        var lastId: Int64
    }

    var entries: [JSON]
    var links: [JSON]
    var end: Int64
    var isLast: Bool
    var head: Head

    /// Entries, and each link behind its last entry.
    var lines: [AuditRecordLine] {
        var lines: [AuditRecordLine] = []
        var links = links.compactMap(AuditLink.init)[...]
        for entry in entries {
            let id = entry["id"]?.integer ?? 0
            // A link whose last entry is gone stands before the entry behind it.
            while let link = links.first, link.lastID < id {
                lines.append(.link(link))
                links.removeFirst()
            }
            lines.append(.entry(entry))
        }
        return lines + links.map(AuditRecordLine.link)
    }
}
