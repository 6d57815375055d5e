/// `insurance.registration-answered.v1`: 人社 or 医保 says what became of the registration, in answer to
/// `insurance.registration-asked.v1`.
public struct InsuranceRegistrationAnswered: EventData {
    public static let type = EventType.insuranceRegistrationAnsweredV1

    public var caseNumber: CaseNumber
    /// As it was asked.
    public var round: Int
    public var result: RegistrationResult
    /// The number under which the person is registered there.
    public var reference: SourceReference?
    /// In words, for a person to read; without personal numbers.
    public var reason: String?

    public init(
        caseNumber: CaseNumber, round: Int, result: RegistrationResult, reference: SourceReference? = nil,
        reason: String? = nil
    ) {
        self.caseNumber = caseNumber
        self.round = round
        self.result = result
        self.reference = reference
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let result: RegistrationResult? = reader.choice("result", &faults)
        let reference = reader.optionalReference("reference", &faults)
        let reason = reader.optionalProse("reason", limit: 200, &faults)
        guard let caseNumber, let round, let result, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, round: round, result: result, reference: reference, reason: reason)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "result": .string(result.rawValue),
            "reference": reference.map { .string($0.text) },
            "reason": reason.map { .string($0) },
        ])
    }
}
