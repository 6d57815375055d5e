#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.eligibility-asked.v1`: may this person be insured? Asked of 人社 or 医保, encrypted to it.
public struct InsuranceEligibilityAsked: EventData {
    public static let type = EventType.insuranceEligibilityAskedV1

    public var caseNumber: CaseNumber
    public var round: Int
    /// 1 when asked first; the same question asked again has the same case number and round.
    public var attempt: Int
    public var scheme: InsuranceScheme
    /// The county of residence 常住地.
    public var place: DivisionCode
    /// Without a phone number.
    public var person: InsuredPerson
    /// When the question will be asked again; a later answer is still taken.
    public var answerBy: Date

    public init(
        caseNumber: CaseNumber, round: Int, attempt: Int, scheme: InsuranceScheme, place: DivisionCode,
        person: InsuredPerson, answerBy: Date
    ) {
        self.caseNumber = caseNumber
        self.round = round
        self.attempt = attempt
        self.scheme = scheme
        self.place = place
        self.person = person
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let attempt = reader.attempt(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let place = reader.place(&faults)
        let person = reader.person(&faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let caseNumber, let round, let attempt, let scheme, let place, let person, let answerBy,
            faults.count == before
        else { return nil }
        self.init(
            caseNumber: caseNumber, round: round, attempt: attempt, scheme: scheme, place: place, person: person,
            answerBy: answerBy)
    }

    public var json: JSON {
        [
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "attempt": .integer(Int64(attempt)),
            "scheme": .string(scheme.rawValue),
            "place": .string(place.description),
            "person": person.json,
            "answerBy": .string(RFC3339.string(answerBy)),
        ]
    }
}
