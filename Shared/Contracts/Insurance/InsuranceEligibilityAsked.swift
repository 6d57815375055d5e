/// `insurance.eligibility-asked.v1`: may this person be insured? Asked of 人社 or 医保, encrypted to it.
public struct InsuranceEligibilityAsked: EventData {
    public static let type = EventType.insuranceEligibilityAskedV1

    /// The person without a phone number.
    public var question: InsuranceQuestion

    public init(_ question: InsuranceQuestion) { self.question = question }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        guard let question = InsuranceQuestion(reader, &faults), faults.count == before else { return nil }
        self.init(question)
    }

    public var json: JSON { question.json() }
}
