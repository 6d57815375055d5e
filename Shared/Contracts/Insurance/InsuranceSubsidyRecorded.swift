/// `insurance.subsidy-recorded.v1`: 人社 has granted a subsidy on contributions (先缴后补), which is noted with its basis.
public struct InsuranceSubsidyRecorded: EventData {
    public static let type = EventType.insuranceSubsidyRecordedV1

    public var caseNumber: CaseNumber
    public var kind: SubsidyKind
    /// The rule or decision it rests on, in words.
    public var basis: String
    public var from: Month
    /// At most what the kind permits.
    public var months: Int
    public var reference: SourceReference

    public init(
        caseNumber: CaseNumber, kind: SubsidyKind, basis: String, from: Month, months: Int, reference: SourceReference
    ) {
        self.caseNumber = caseNumber
        self.kind = kind
        self.basis = basis
        self.from = from
        self.months = months
        self.reference = reference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let kind: SubsidyKind? = reader.choice("kind", &faults)
        let basis = reader.prose("basis", limit: 200, &faults)
        let from = reader.month("from", &faults)
        let months = reader.count("months", within: 1...Int(Int32.max), or: .valueUnknown, &faults)
        let reference = reader.reference("reference", &faults)
        if let months, months > (kind?.maximumMonths ?? 36) { reader.note(.subsidyTooLong, "months", &faults) }
        guard let caseNumber, let kind, let basis, let from, let months, let reference, faults.count == before
        else { return nil }
        self.init(caseNumber: caseNumber, kind: kind, basis: basis, from: from, months: months, reference: reference)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "kind": .string(kind.rawValue),
            "basis": .string(basis),
            "from": .string(from.text),
            "months": .integer(Int64(months)),
            "reference": .string(reference.text),
        ])
    }
}
