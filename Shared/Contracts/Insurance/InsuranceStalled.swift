#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.stalled.v1`: a case waits, and asking again has not helped. For operators and unions.
public struct InsuranceStalled: EventData {
    public static let type = EventType.insuranceStalledV1

    public var caseNumber: CaseNumber
    public var scheme: InsuranceScheme
    /// The county of residence 常住地.
    public var place: DivisionCode
    public var state: InsuranceState
    /// When it came to stand there.
    public var since: Date
    /// Whose answer is missing; absent where no department is.
    public var waitingFor: DepartmentName?
    /// How often was asked.
    public var attempts: Int
    public var reason: ReasonCode

    public init(
        caseNumber: CaseNumber, scheme: InsuranceScheme, place: DivisionCode, state: InsuranceState, since: Date,
        waitingFor: DepartmentName? = nil, attempts: Int, reason: ReasonCode
    ) {
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.place = place
        self.state = state
        self.since = since
        self.waitingFor = waitingFor
        self.attempts = attempts
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let place = reader.place(&faults)
        let state: InsuranceState? = reader.choice("state", &faults)
        let since = reader.time("since", &faults)
        let waitingFor = reader.optionalParsed("waitingFor", limit: 31, or: .departmentNameInvalid, &faults) {
            DepartmentName($0)
        }
        let attempts = reader.count("attempts", within: 0...Int(Int32.max), or: .valueUnknown, &faults)
        let reason: ReasonCode? = reader.choice("reason", &faults)
        guard let caseNumber, let scheme, let place, let state, let since, let attempts, let reason,
            faults.count == before
        else { return nil }
        self.init(
            caseNumber: caseNumber, scheme: scheme, place: place, state: state, since: since, waitingFor: waitingFor,
            attempts: attempts, reason: reason)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "scheme": .string(scheme.rawValue),
            "place": .string(place.description),
            "state": .string(state.rawValue),
            "since": .string(RFC3339.string(since)),
            "waitingFor": waitingFor.map { .string($0.text) },
            "attempts": .integer(Int64(attempts)),
            "reason": .string(reason.rawValue),
        ])
    }
}
