/// `insurance.registration-asked.v1`: please register this person (参保登记). Asked of 人社 or 医保, encrypted to it.
public struct InsuranceRegistrationAsked: EventData {
    public static let type = EventType.insuranceRegistrationAskedV1

    /// The person with the phone number.
    public var question: InsuranceQuestion
    public var baseFen: Fen
    public var frequency: PaymentFrequency
    public var occupation: Occupation

    public init(_ question: InsuranceQuestion, baseFen: Fen, frequency: PaymentFrequency, occupation: Occupation) {
        self.question = question
        self.baseFen = baseFen
        self.frequency = frequency
        self.occupation = occupation
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let question = InsuranceQuestion(reader, withPhone: true, &faults)
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let frequency: PaymentFrequency? = reader.choice("frequency", &faults)
        let occupation: Occupation? = reader.choice("occupation", &faults)
        guard let question, let baseFen, let frequency, let occupation, faults.count == before else { return nil }
        self.init(question, baseFen: baseFen, frequency: frequency, occupation: occupation)
    }

    public var json: JSON {
        question.json(asking: [
            ("baseFen", .integer(baseFen.amount)), ("frequency", .string(frequency.rawValue)),
            ("occupation", .string(occupation.rawValue)),
        ])
    }
}
