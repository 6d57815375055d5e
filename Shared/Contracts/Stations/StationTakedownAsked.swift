#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `station.takedown-asked.v1`: a map provider is asked to show a station no longer, and asked again until it confirms.
/// Encrypted to it.
public struct StationTakedownAsked: EventData {
    public static let type = EventType.stationTakedownAskedV1

    public var code: StationCode
    /// Which asking of this provider about this station, from 1; the answer names it.
    public var request: Int
    /// 1 when asked first; the same asking repeated has the same `request`.
    public var attempt: Int
    /// The provider's own number, where it gave one.
    public var poi: SourceReference?
    public var reason: TakedownReason
    /// When it will be asked again; a later answer is still taken.
    public var answerBy: Date

    public init(
        code: StationCode, request: Int, attempt: Int, poi: SourceReference? = nil, reason: TakedownReason,
        answerBy: Date
    ) {
        self.code = code
        self.request = request
        self.attempt = attempt
        self.poi = poi
        self.reason = reason
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.stationCode(&faults)
        let request = reader.requestNumber(&faults)
        let attempt = reader.attempt(&faults)
        let poi = reader.optionalReference("poi", &faults)
        let reason: TakedownReason? = reader.choice("reason", &faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let code, let request, let attempt, let reason, let answerBy, faults.count == before else { return nil }
        self.init(code: code, request: request, attempt: attempt, poi: poi, reason: reason, answerBy: answerBy)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text),
            "request": .integer(Int64(request)),
            "attempt": .integer(Int64(attempt)),
            "poi": poi.map { .string($0.text) },
            "reason": .string(reason.rawValue),
            "answerBy": .string(RFC3339.string(answerBy)),
        ])
    }
}
