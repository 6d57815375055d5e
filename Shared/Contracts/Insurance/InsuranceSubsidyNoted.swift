/// `insurance.subsidy-noted.v1`: a subsidy that 人社 granted was noted.
public struct InsuranceSubsidyNoted: EventData {
    public static let type = EventType.insuranceSubsidyNotedV1

    public var applicationNumber: ApplicationNumber
    public var caseNumber: CaseNumber
    public var scheme: InsuranceScheme
    public var kind: SubsidyKind
    public var from: Month
    public var months: Int

    public init(
        applicationNumber: ApplicationNumber, caseNumber: CaseNumber, scheme: InsuranceScheme, kind: SubsidyKind,
        from: Month, months: Int
    ) {
        self.applicationNumber = applicationNumber
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.kind = kind
        self.from = from
        self.months = months
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.applicationNumber(&faults)
        let caseNumber = reader.caseNumber(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let kind: SubsidyKind? = reader.choice("kind", &faults)
        let from = reader.month("from", &faults)
        let months = reader.count("months", within: 1...36, or: .valueUnknown, &faults)
        guard let applicationNumber, let caseNumber, let scheme, let kind, let from, let months, faults.count == before
        else { return nil }
        self.init(
            applicationNumber: applicationNumber, caseNumber: caseNumber, scheme: scheme, kind: kind, from: from,
            months: months)
    }

    public var json: JSON {
        [
            "applicationNumber": .string(applicationNumber.text),
            "caseNumber": .string(caseNumber.text),
            "scheme": .string(scheme.rawValue),
            "kind": .string(kind.rawValue),
            "from": .string(from.text),
            "months": .integer(Int64(months)),
        ]
    }
}
