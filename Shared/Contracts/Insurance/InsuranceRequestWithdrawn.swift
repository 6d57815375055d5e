/// `insurance.request-withdrawn.v1`: what was asked in this round needs no answer any more, and must not be acted upon.
public struct InsuranceRequestWithdrawn: EventData {
    public static let type = EventType.insuranceRequestWithdrawnV1

    public var caseNumber: CaseNumber
    public var round: Int
    public var why: Why

    /// Why nothing is asked any more.
    public enum Why: String, Sendable, Hashable, CaseIterable {
        case consentRevoked = "consent-revoked"
        /// Two answers to one question: a person looks first.
        case answersDiffer = "answers-differ"
        /// Another office is asked instead.
        case officeChanged = "office-changed"
    }

    public init(caseNumber: CaseNumber, round: Int, why: Why) {
        self.caseNumber = caseNumber
        self.round = round
        self.why = why
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let why: Why? = reader.choice("why", &faults)
        guard let caseNumber, let round, let why, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, round: round, why: why)
    }

    public var json: JSON {
        [
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "why": .string(why.rawValue),
        ]
    }
}
