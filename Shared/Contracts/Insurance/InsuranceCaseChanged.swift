#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.case-changed.v1`: where a case stands from now on.
public struct InsuranceCaseChanged: EventData {
    public static let type = EventType.insuranceCaseChangedV1

    public var applicationNumber: ApplicationNumber
    public var caseNumber: CaseNumber
    public var scheme: InsuranceScheme
    public var state: InsuranceState
    /// The county of residence 常住地.
    public var place: DivisionCode
    /// When it came to stand there.
    public var since: Date
    /// Of the last question asked; 0 before the first.
    public var round: Int
    /// Open already when it was asked for: nothing was opened.
    public var existing: Bool
    /// Why it stands so, where that is not plain.
    public var reason: ReasonCode?
    public var paymentLink: PaymentLink?
    /// Which months are owed, where the case stands in arrears.
    public var missingMonths: [Month]
    /// The latest outcome once more, because the same was sent again.
    public var repeated: Bool

    public init(
        applicationNumber: ApplicationNumber, caseNumber: CaseNumber, scheme: InsuranceScheme, state: InsuranceState,
        place: DivisionCode, since: Date, round: Int, existing: Bool = false, reason: ReasonCode? = nil,
        paymentLink: PaymentLink? = nil,
        missingMonths: [Month] = [], repeated: Bool = false
    ) {
        self.applicationNumber = applicationNumber
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.state = state
        self.place = place
        self.since = since
        self.round = round
        self.existing = existing
        self.reason = reason
        self.paymentLink = paymentLink
        self.missingMonths = missingMonths
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.applicationNumber(&faults)
        let caseNumber = reader.caseNumber(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let state: InsuranceState? = reader.choice("state", &faults)
        let place = reader.place(&faults)
        let since = reader.time("since", &faults)
        let round = reader.count("round", within: 0...Int(Int32.max), or: .roundUnknown, &faults)
        let existing = reader.flag("existing", &faults)
        let reason: ReasonCode? = reader.optionalChoice("reason", &faults)
        let paymentLink = reader.optionalObject("paymentLink", at: "paymentLink", &faults).flatMap {
            PaymentLink($0, &faults)
        }
        let missingMonths = reader.months("missingMonths", &faults)
        let repeated = reader.flag("repeated", &faults)
        guard let applicationNumber, let caseNumber, let scheme, let state, let place, let since, let round,
            faults.count == before
        else { return nil }
        self.init(
            applicationNumber: applicationNumber, caseNumber: caseNumber, scheme: scheme, state: state, place: place,
            since: since, round: round, existing: existing, reason: reason, paymentLink: paymentLink,
            missingMonths: missingMonths, repeated: repeated)
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "caseNumber": .string(caseNumber.text),
            "scheme": .string(scheme.rawValue),
            "state": .string(state.rawValue),
            "place": .string(place.description),
            "since": .string(RFC3339.string(since)),
            "round": .integer(Int64(round)),
            "existing": existing ? true : nil,
            "reason": reason.map { .string($0.rawValue) },
            "paymentLink": paymentLink?.json,
            "missingMonths": missingMonths.isEmpty ? nil : .array(missingMonths.map { .string($0.text) }),
            "repeated": repeated ? true : nil,
        ])
    }
}
