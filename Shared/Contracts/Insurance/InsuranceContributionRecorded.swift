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
    /// The last month up to which all are paid, from the first that was.
    public var paidThrough: Month
    /// What is not paid between the first month and the last that are, in order.
    public var missingMonths: [Month]
    /// What differs from what the person has chosen. It counts all the same: that it was paid, 税务 knows.
    public var warnings: [Reason]
    public var reference: SourceReference
    /// The latest outcome once more, because the same was sent again.
    public var repeated: Bool

    public init(
        applicationNumber: ApplicationNumber, caseNumber: CaseNumber, scheme: InsuranceScheme, period: Month,
        months: Int, baseFen: Fen, amountFen: Fen, paidThrough: Month, missingMonths: [Month] = [],
        warnings: [Reason] = [], reference: SourceReference, repeated: Bool = false
    ) {
        self.applicationNumber = applicationNumber
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.period = period
        self.months = months
        self.baseFen = baseFen
        self.amountFen = amountFen
        self.paidThrough = paidThrough
        self.missingMonths = missingMonths
        self.warnings = warnings
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
        let missingMonths = reader.months("missingMonths", &faults)
        let warnings = reader.optional("warnings") == nil ? [] : reader.reasons("warnings", &faults)
        let reference = reader.reference("reference", &faults)
        let repeated = reader.flag("repeated", &faults)
        guard let applicationNumber, let caseNumber, let scheme, let period, let months, let baseFen, let amountFen,
            let paidThrough, let reference, faults.count == before
        else { return nil }
        self.init(
            applicationNumber: applicationNumber, caseNumber: caseNumber, scheme: scheme, period: period,
            months: months, baseFen: baseFen, amountFen: amountFen, paidThrough: paidThrough,
            missingMonths: missingMonths, warnings: warnings,
            reference: reference, repeated: repeated)
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
            "missingMonths": missingMonths.isEmpty ? nil : .array(missingMonths.map { .string($0.text) }),
            "warnings": warnings.isEmpty ? nil : .array(warnings.map(\.json)),
            "reference": .string(reference.text),
            "repeated": repeated ? true : nil,
        ])
    }
}
