#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `station.visited.v1`: somebody showed a card at a station. Counted once per card, station and day.
public struct StationVisited: EventData {
    public static let type = EventType.stationVisitedV1

    public var code: StationCode
    public var at: Date
    public var card: VisitCard

    public init(code: StationCode, at: Date, card: VisitCard) {
        self.code = code
        self.at = at
        self.card = card
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let code = reader.stationCode(&faults)
        let at = reader.time("at", &faults)
        let card = reader.parsed("card", limit: 64, or: .fieldLength, &faults) { VisitCard($0) }
        guard let code, let at, let card else { return nil }
        self.init(code: code, at: at, card: card)
    }

    public var json: JSON {
        ["code": .string(code.text), "at": .string(RFC3339.string(at)), "card": .string(card.text)]
    }
}
