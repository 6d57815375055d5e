#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `station.listing-confirmed.v1`: a map provider says what became of what it was asked. The provider is the sender.
public struct StationListingConfirmed: EventData {
    public static let type = EventType.stationListingConfirmedV1

    public var code: StationCode
    /// As it was asked.
    public var request: Int
    public var outcome: ListingOutcome
    /// The provider's own number for the place.
    public var poi: SourceReference?
    /// When it was done there.
    public var at: Date?
    /// In words, for a person to read; without personal numbers.
    public var reasons: [String]

    public init(
        code: StationCode, request: Int, outcome: ListingOutcome, poi: SourceReference? = nil, at: Date? = nil,
        reasons: [String] = []
    ) {
        self.code = code
        self.request = request
        self.outcome = outcome
        self.poi = poi
        self.at = at
        self.reasons = reasons
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.stationCode(&faults)
        let request = reader.requestNumber(&faults)
        let outcome: ListingOutcome? = reader.choice("outcome", &faults)
        let poi = reader.optionalReference("poi", &faults)
        let at = reader.optionalTime("at", &faults)
        let reasons = reader.remarks("reasons", &faults)
        guard let code, let request, let outcome, faults.count == before else { return nil }
        self.init(code: code, request: request, outcome: outcome, poi: poi, at: at, reasons: reasons)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text),
            "request": .integer(Int64(request)),
            "outcome": .string(outcome.rawValue),
            "poi": poi.map { .string($0.text) },
            "at": at.map { .string(RFC3339.string($0)) },
            "reasons": reasons.remarks,
        ])
    }
}
