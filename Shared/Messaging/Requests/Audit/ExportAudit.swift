import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// `audit.export`: the chained audit log, a page at a time in id order, with the links that end within the page. The next
/// page is asked for with `after`, the last id of this one, up to the `head` of the first.
struct ExportAudit: RequestHandler {
    let name = "audit.export"
    let service: String

    /// A page ends before it is longer than this; a message holds twice as much.
    private static let maximumBytes = CloudEvent.maximumMessageBytes / 2
    private static let maximumCount = 1_000

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let after = request.arguments["after"]?.integer ?? 0
        let head = try AuditStore.head(in: transaction)
        let last = min(request.arguments["upTo"]?.integer ?? head.lastID, head.lastID)
        var entries: [JSON] = []
        var end = last
        var bytes = 0
        let found = try AuditStore.entries(
            after: after, upTo: last, limit: ExportAudit.maximumCount, in: transaction)
        for entry in found {
            let json = entry.json
            bytes += json.serialized().count
            guard bytes <= ExportAudit.maximumBytes || entries.isEmpty else { break }
            entries.append(json)
            end = entry.id
        }
        let isLast = entries.count == found.count && found.count < ExportAudit.maximumCount
        if isLast { end = last }
        let links = try AuditStore.links(after: after, upTo: end, in: transaction)
        return RequestAnswer([
            "service": .string(service), "entries": .array(entries), "links": .array(links.map(\.json)),
            "end": .integer(end), "isLast": .bool(isLast),
            "head": AuditLink(link: head.link, lastID: head.lastID, entries: 0, hash: head.hash.hexadecimal).json,
        ])
    }
}
