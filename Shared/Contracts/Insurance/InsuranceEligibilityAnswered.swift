/// `insurance.eligibility-answered.v1`: 人社 or 医保 says whether the person may be insured, in answer to
/// `insurance.eligibility-asked.v1`.
public struct InsuranceEligibilityAnswered: EventData {
    public static let type = EventType.insuranceEligibilityAnsweredV1

    public var caseNumber: CaseNumber
    /// As it was asked.
    public var round: Int
    public var result: EligibilityResult
    /// In words, for a person to read; without personal numbers.
    public var reason: String?

    public init(caseNumber: CaseNumber, round: Int, result: EligibilityResult, reason: String? = nil) {
        self.caseNumber = caseNumber
        self.round = round
        self.result = result
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let result: EligibilityResult? = reader.choice("result", &faults)
        let reason = reader.optionalProse("reason", limit: 200, &faults)
        guard let caseNumber, let round, let result, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, round: round, result: result, reason: reason)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "result": .string(result.rawValue),
            "reason": reason.map { .string($0) },
        ])
    }
}
