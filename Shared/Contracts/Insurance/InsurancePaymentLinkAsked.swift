/// `insurance.payment-link-asked.v1`: where does this person pay? Asked of 税务, encrypted to it.
public struct InsurancePaymentLinkAsked: EventData {
    public static let type = EventType.insurancePaymentLinkAskedV1

    /// The person without a phone number.
    public var question: InsuranceQuestion
    public var baseFen: Fen
    public var monthlyFen: Fen
    public var frequency: PaymentFrequency
    /// As given by who registered the person.
    public var registrationReference: SourceReference?
    /// A link was given before, and works no more: another is asked for.
    public var isRenewal: Bool

    public init(
        _ question: InsuranceQuestion, baseFen: Fen, monthlyFen: Fen, frequency: PaymentFrequency,
        registrationReference: SourceReference? = nil, isRenewal: Bool = false
    ) {
        self.question = question
        self.baseFen = baseFen
        self.monthlyFen = monthlyFen
        self.frequency = frequency
        self.registrationReference = registrationReference
        self.isRenewal = isRenewal
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let question = InsuranceQuestion(reader, &faults)
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let monthlyFen = reader.fen("monthlyFen", &faults)
        let frequency: PaymentFrequency? = reader.choice("frequency", &faults)
        let registrationReference = reader.optionalReference("registrationReference", &faults)
        let isRenewal = reader.flag("renewal", &faults)
        guard let question, let baseFen, let monthlyFen, let frequency, faults.count == before else { return nil }
        self.init(
            question, baseFen: baseFen, monthlyFen: monthlyFen, frequency: frequency,
            registrationReference: registrationReference, isRenewal: isRenewal)
    }

    public var json: JSON {
        question.json(asking: [
            ("baseFen", .integer(baseFen.amount)), ("monthlyFen", .integer(monthlyFen.amount)),
            ("frequency", .string(frequency.rawValue)),
            ("registrationReference", registrationReference.map { .string($0.text) }),
            ("renewal", isRenewal ? true : nil),
        ])
    }
}
