/// `audit.head-announced.v1`: how far a service's audit chain reaches, so that cutting it short shows.
public struct AuditHeadAnnounced: EventData {
    public static let type = EventType.auditHeadAnnouncedV1

    public var service: String
    /// The number of the newest link.
    public var link: Int64
    /// SHA-256 of the newest link, 64 hexadecimal digits.
    public var hash: String
    /// The id of the newest audit row chained.
    public var lastID: Int64

    public init(service: String, link: Int64, hash: String, lastID: Int64) {
        self.service = service
        self.link = link
        self.hash = hash
        self.lastID = lastID
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let service = reader.text("service", limit: 64, &faults)
        let link = reader.integer("link", &faults)
        let hash = reader.text("hash", limit: 64, &faults)
        let lastID = reader.integer("lastId", &faults)
        guard let service, let link, let hash, let lastID else { return nil }
        self.init(service: service, link: link, hash: hash, lastID: lastID)
    }

    public var json: JSON {
        ["service": .string(service), "link": .integer(link), "hash": .string(hash), "lastId": .integer(lastID)]
    }
}
