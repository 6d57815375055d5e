/// `relief.archive-applied.v1`: a department applies that a household in difficulty be filed. Again under its number, it
/// corrects what was returned.
public struct ReliefArchiveApplied: EventData, CustomStringConvertible {
    public static let type = EventType.reliefArchiveAppliedV1

    public var applicationNumber: ApplicationNumber
    /// The county in which the household lives.
    public var division: DivisionCode
    /// The employer's union, where there is one.
    public var union: UnionCode?
    /// 街道、社区: named when the household is publicised.
    public var township: String?
    /// Applied for by the union, for a household that cannot.
    public var onBehalf: Bool
    public var household: Household
    public var payee: Payee
    public var evidence: [Evidence]

    public init(
        applicationNumber: ApplicationNumber, division: DivisionCode, union: UnionCode? = nil,
        township: String? = nil, onBehalf: Bool = false, household: Household, payee: Payee, evidence: [Evidence] = []
    ) {
        self.applicationNumber = applicationNumber
        self.division = division
        self.union = union
        self.township = township
        self.onBehalf = onBehalf
        self.household = household
        self.payee = payee
        self.evidence = evidence
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.ownApplicationNumber(&faults)
        let division = reader.county("division", &faults)
        let union = reader.optionalUnion(&faults)
        let township = reader.optionalProse("township", limit: 60, &faults)
        let onBehalf = reader.flag("onBehalf", &faults)
        let household = Household(reader, &faults)
        let payee = reader.object("payee", at: "payee", &faults).flatMap { Payee($0, &faults) }
        let evidence = reader.list("evidence", &faults) { Evidence($0, &$1) }
        let refused = faults[before...].contains { !$0.code.isWarning }
        guard let applicationNumber, let division, let household, let payee, !refused else { return nil }
        self.init(
            applicationNumber: applicationNumber, division: division, union: union, township: township,
            onBehalf: onBehalf, household: household, payee: payee, evidence: evidence)
    }

    public var json: JSON {
        let head: JSON = .object([
            "applicationNumber": .string(applicationNumber.text),
            "division": .string(division.description),
            "union": union.map { .string($0.text) },
            "township": township.map(JSON.string),
            "onBehalf": onBehalf ? true : nil,
        ])
        let tail: JSON = .object([
            "payee": payee.json,
            "evidence": evidence.isEmpty ? nil : .array(evidence.map(\.json)),
        ])
        return .object((head.object ?? []) + (household.json.object ?? []) + (tail.object ?? []))
    }

    public var description: String { applicationNumber.text }
}
