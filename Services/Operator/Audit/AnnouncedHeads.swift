import Contracts
import Foundation

/// The heads of audit chains that services have announced: whoever kept them can show that nothing was cut off.
enum AnnouncedHeads {
    /// Those that `events.log` still holds.
    static func inEventLog(_ log: some EventLog) async throws -> [AuditHeadAnnounced] {
        var heads: [AuditHeadAnnounced] = []
        try await log.readToEnd(from: .first) { logged in
            guard logged.routingKey.hasPrefix(AuditHeadAnnounced.type.rawValue) else { return }
            if let json = try? JSON(parsing: logged.body), let head = head(json) { heads.append(head) }
        }
        return heads
    }

    /// Those in a file of events, one a line, as `unionctl tail --json` writes them.
    static func inFile(_ path: String) throws -> [AuditHeadAnnounced] {
        var heads: [AuditHeadAnnounced] = []
        for line in try LineReader(path: path) {
            if let json = try? JSON(parsing: line), let head = head(json) { heads.append(head) }
        }
        return heads
    }

    private static func head(_ event: JSON) -> AuditHeadAnnounced? {
        guard event["type"]?.string == AuditHeadAnnounced.type.rawValue, let data = event["data"] else { return nil }
        var faults: [Reason] = []
        return AuditHeadAnnounced(json: data, faults: &faults)
    }
}
