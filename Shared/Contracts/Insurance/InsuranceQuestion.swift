#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every question to an office says, whatever is asked: of which case and person, and by when. On the wire its
/// fields stand beside those of the question itself.
public struct InsuranceQuestion: Sendable, Hashable {
    public var caseNumber: CaseNumber
    public var round: Int
    /// 1 when asked first; the same question asked again has the same case number and round.
    public var attempt: Int
    public var scheme: InsuranceScheme
    /// The county of residence 常住地.
    public var place: DivisionCode
    /// With a phone number only where the person is to be registered.
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

    init?(_ reader: FieldReader, withPhone: Bool = false, _ faults: inout [Reason]) {
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let attempt = reader.attempt(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let place = reader.place(&faults)
        let person = reader.person(withPhone: withPhone, &faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let caseNumber, let round, let attempt, let scheme, let place, let person, let answerBy else {
            return nil
        }
        self.init(
            caseNumber: caseNumber, round: round, attempt: attempt, scheme: scheme, place: place, person: person,
            answerBy: answerBy)
    }

    /// The fields of the question and, between them, what is asked.
    func json(asking fields: [(String, JSON?)] = []) -> JSON {
        let common: JSON = [
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "attempt": .integer(Int64(attempt)),
            "scheme": .string(scheme.rawValue),
            "place": .string(place.description),
            "person": person.json,
        ]
        return fields.reduce(common) { json, field in field.1.map { json.setting(field.0, to: $0) } ?? json }
            .setting("answerBy", to: .string(RFC3339.string(answerBy)))
    }
}
