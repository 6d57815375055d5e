#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.payment-link-asked.v1`: where does this person pay? Asked of 税务, encrypted to it.
public struct InsurancePaymentLinkAsked: EventData {
    public static let type = EventType.insurancePaymentLinkAskedV1

    public var caseNumber: CaseNumber
    public var round: Int
    /// 1 when asked first; the same question asked again has the same case number and round.
    public var attempt: Int
    public var scheme: InsuranceScheme
    /// The county of residence 常住地.
    public var place: DivisionCode
    /// Without a phone number.
    public var person: InsuredPerson
    public var baseFen: Fen
    public var monthlyFen: Fen
    public var frequency: PaymentFrequency
    /// As given by who registered the person.
    public var registrationReference: SourceReference?
    /// A link was given before, and works no more: another is asked for.
    public var isRenewal: Bool
    /// When the question will be asked again; a later answer is still taken.
    public var answerBy: Date

    public init(
        caseNumber: CaseNumber, round: Int, attempt: Int, scheme: InsuranceScheme, place: DivisionCode,
        person: InsuredPerson, baseFen: Fen, monthlyFen: Fen, frequency: PaymentFrequency,
        registrationReference: SourceReference? = nil, isRenewal: Bool = false, answerBy: Date
    ) {
        self.caseNumber = caseNumber
        self.round = round
        self.attempt = attempt
        self.scheme = scheme
        self.place = place
        self.person = person
        self.baseFen = baseFen
        self.monthlyFen = monthlyFen
        self.frequency = frequency
        self.registrationReference = registrationReference
        self.isRenewal = isRenewal
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
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let monthlyFen = reader.fen("monthlyFen", &faults)
        let frequency: PaymentFrequency? = reader.choice("frequency", &faults)
        let registrationReference = reader.optionalReference("registrationReference", &faults)
        let isRenewal = reader.flag("renewal", &faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let caseNumber, let round, let attempt, let scheme, let place, let person, let baseFen, let monthlyFen,
            let frequency, let answerBy, faults.count == before
        else { return nil }
        self.init(
            caseNumber: caseNumber, round: round, attempt: attempt, scheme: scheme, place: place, person: person,
            baseFen: baseFen, monthlyFen: monthlyFen, frequency: frequency,
            registrationReference: registrationReference, isRenewal: isRenewal, answerBy: answerBy)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "attempt": .integer(Int64(attempt)),
            "scheme": .string(scheme.rawValue),
            "place": .string(place.description),
            "person": person.json,
            "baseFen": .integer(baseFen.amount),
            "monthlyFen": .integer(monthlyFen.amount),
            "frequency": .string(frequency.rawValue),
            "registrationReference": registrationReference.map { .string($0.text) },
            "renewal": isRenewal ? true : nil,
            "answerBy": .string(RFC3339.string(answerBy)),
        ])
    }
}
