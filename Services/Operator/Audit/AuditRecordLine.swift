import Contracts
import ServiceKit

/// One line of an export: what it is an export of, an entry, or a link that ends with the entry before it.
///
/// An entry's RFC 8785 form is exactly what is hashed, so that the chain can be checked without this program.
enum AuditRecordLine: Sendable {
    case heading(service: String)
    case entry(JSON)
    case link(AuditLink)

    private static let format = "union-audit-1"

    init?(json: JSON) {
        if let service = json["service"]?.string, json["format"]?.string == Self.format {
            self = .heading(service: service)
        } else if let entry = json["entry"], entry["id"]?.integer != nil {
            self = .entry(entry)
        } else if let link = json["link"].flatMap(AuditLink.init) {
            self = .link(link)
        } else {
            return nil
        }
    }

    var json: JSON {
        switch self {
        case .heading(let service): ["format": .string(Self.format), "service": .string(service)]
        case .entry(let entry): ["entry": entry]
        case .link(let link): ["link": link.json]
        }
    }
}
