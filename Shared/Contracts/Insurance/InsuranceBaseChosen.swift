/// `insurance.base-chosen.v1`: the person has chosen what to pay on, and how often.
public struct InsuranceBaseChosen: EventData {
    public static let type = EventType.insuranceBaseChosenV1

    public var caseNumber: CaseNumber
    public var baseFen: Fen
    /// Monthly where none is named.
    public var frequency: PaymentFrequency

    public init(caseNumber: CaseNumber, baseFen: Fen, frequency: PaymentFrequency = .monthly) {
        self.caseNumber = caseNumber
        self.baseFen = baseFen
        self.frequency = frequency
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let frequency = reader.frequencyOrMonthly(&faults)
        guard let caseNumber, let baseFen, let frequency, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, baseFen: baseFen, frequency: frequency)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "baseFen": .integer(baseFen.amount),
            "frequency": frequency == .monthly ? nil : .string(frequency.rawValue),
        ])
    }
}
