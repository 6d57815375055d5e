/// `insurance.contribution-reported.v1`: 税务 has received a contribution. Nobody else is believed that anything was paid.
public struct InsuranceContributionReported: EventData {
    public static let type = EventType.insuranceContributionReportedV1

    public var caseNumber: CaseNumber
    /// The first month paid for.
    public var period: Month
    /// 1 to 12, within one calendar year; one where none is named.
    public var months: Int
    public var baseFen: Fen
    /// For all those months together.
    public var amountFen: Fen
    public var paidOn: CivilDate
    /// The collecting department's own number for this payment: reported again under it, it counts once.
    public var reference: SourceReference

    public init(
        caseNumber: CaseNumber, period: Month, months: Int = 1, baseFen: Fen, amountFen: Fen, paidOn: CivilDate,
        reference: SourceReference
    ) {
        self.caseNumber = caseNumber
        self.period = period
        self.months = months
        self.baseFen = baseFen
        self.amountFen = amountFen
        self.paidOn = paidOn
        self.reference = reference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let period = reader.month("period", &faults)
        let months =
            reader.optional("months") == nil
            ? 1 : reader.count("months", within: 1...12, or: .valueUnknown, &faults)
        let baseFen = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let amountFen = reader.fen("amountFen", &faults)
        let paidOn = reader.parsed("paidOn", limit: 10, or: .dateFormat, &faults, as: CivilDate.init)
        let reference = reader.reference("reference", &faults)
        if let period, let months, period.month + months > 13 { reader.note(.contributionYearEnd, "months", &faults) }
        guard let caseNumber, let period, let months, let baseFen, let amountFen, let paidOn, let reference,
            faults.count == before
        else { return nil }
        self.init(
            caseNumber: caseNumber, period: period, months: months, baseFen: baseFen, amountFen: amountFen,
            paidOn: paidOn, reference: reference)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "period": .string(period.text),
            "months": months == 1 ? nil : .integer(Int64(months)),
            "baseFen": .integer(baseFen.amount),
            "amountFen": .integer(amountFen.amount),
            "paidOn": .string(paidOn.description),
            "reference": .string(reference.text),
        ])
    }
}
