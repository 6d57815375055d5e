#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `enrollment.with-insurance-completed.v1`: 入会+社保, both legs have ended: the application, and every case that came of it.
public struct EnrollmentWithInsuranceCompleted: EventData {
    public static let type = EventType.enrollmentWithInsuranceCompletedV1

    public var applicationNumber: ApplicationNumber
    public var membership: Membership
    /// By case number.
    public var insurance: [Case]

    /// How the application ended.
    public enum Membership: String, Sendable, Hashable, CaseIterable {
        case accepted
        case transferProposed = "transfer-proposed"
        case rejected, returned
    }

    /// How one case stands.
    public struct Case: Sendable, Hashable {
        public var caseNumber: CaseNumber
        public var scheme: InsuranceScheme
        public var state: InsuranceState
        public var since: Date

        public init(caseNumber: CaseNumber, scheme: InsuranceScheme, state: InsuranceState, since: Date) {
            self.caseNumber = caseNumber
            self.scheme = scheme
            self.state = state
            self.since = since
        }

        public var json: JSON {
            [
                "caseNumber": .string(caseNumber.text), "scheme": .string(scheme.rawValue),
                "state": .string(state.rawValue), "since": .string(RFC3339.string(since)),
            ]
        }

        init?(json: JSON) {
            var faults: [Reason] = []
            guard let reader = FieldReader(json) else { return nil }
            let caseNumber = reader.caseNumber(&faults)
            let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
            let state: InsuranceState? = reader.choice("state", &faults)
            let since = reader.time("since", &faults)
            guard let caseNumber, let scheme, let state, let since else { return nil }
            self.init(caseNumber: caseNumber, scheme: scheme, state: state, since: since)
        }
    }

    public init(applicationNumber: ApplicationNumber, membership: Membership, insurance: [Case]) {
        self.applicationNumber = applicationNumber
        self.membership = membership
        self.insurance = insurance
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.applicationNumber(&faults)
        let membership: Membership? = reader.choice("membership", &faults)
        let insurance = reader.elements("insurance", or: .valueUnknown, &faults) { Case(json: $0) }
        guard let applicationNumber, let membership, faults.count == before else { return nil }
        self.init(applicationNumber: applicationNumber, membership: membership, insurance: insurance)
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "membership": .string(membership.rawValue),
            "insurance": .array(insurance.map(\.json)),
        ])
    }
}
