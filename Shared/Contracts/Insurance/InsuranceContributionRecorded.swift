/// `insurance.contribution-recorded.v1`: a contribution that 税务 reported was checked and counted.
public struct InsuranceContributionRecorded: EventData {
    public static let type = EventType.insuranceContributionRecordedV1

    public var applicationNumber: ApplicationNumber
    public var caseNumber: CaseNumber
    public var scheme: InsuranceScheme
    /// The first month paid for.
    public var period: Month
    public var months: Int
    public var baseFen: Fen
    public var amountFen: Fen
    /// The last month up to which all are paid.
    public var paidThrough: Month
    public var reference: SourceReference
    /// The latest outcome once more, because the same was sent again.
    public var repeated: Bool

    public init(
        applicationNumber: ApplicationNumber, caseNumber: CaseNumber, scheme: InsuranceScheme, period: Month,
        months: Int, baseFen: Fen, amountFen: Fen, paidThrough: Month, reference: SourceReference,
        repeated: Bool = false
    ) {
        self.applicationNumber = applicationNumber
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.period = period
        self.months = months
        self.baseFen = baseFen
        self.amountFen = amountFen
        self.paidThrough = paidThrough
        self.reference = reference
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.applicationNumber(&faults)
        let caseNumber = reader.caseNumber(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let period = reader.month("period", &faults)
        let months = reader.count("months", within: 1...12, or: .valueUnknown, &faults)
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let amountFen = reader.fen("amountFen", &faults)
        let paidThrough = reader.month("paidThrough", &faults)
        let reference = reader.reference("reference", &faults)
        let repeated = reader.flag("repeated", &faults)
        guard let applicationNumber, let caseNumber, let scheme, let period, let months, let baseFen, let amountFen,
            let paidThrough, let reference, faults.count == before
        else { return nil }
        self.init(
            applicationNumber: applicationNumber, caseNumber: caseNumber, scheme: scheme, period: period,
            months: months, baseFen: baseFen, amountFen: amountFen, paidThrough: paidThrough, reference: reference,
            repeated: repeated)
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "caseNumber": .string(caseNumber.text),
            "scheme": .string(scheme.rawValue),
            "period": .string(period.text),
            "months": .integer(Int64(months)),
            "baseFen": .integer(baseFen.amount),
            "amountFen": .integer(amountFen.amount),
            "paidThrough": .string(paidThrough.text),
            "reference": .string(reference.text),
            "repeated": repeated ? true : nil,
        ])
    }
}
