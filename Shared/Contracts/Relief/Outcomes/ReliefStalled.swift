#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.stalled.v1`: something waits, and asking again has not helped. For operators and unions.
public struct ReliefStalled: EventData {
    public static let type = EventType.reliefStalledV1

    public var about: About
    /// The word for where it stands.
    public var state: String
    /// When it came to stand there.
    public var since: Date
    /// Whose answer is missing; absent where no department is.
    public var waitingFor: DepartmentName?
    /// How often was asked.
    public var attempts: Int
    public var reason: ReasonCode

    /// What waits.
    public enum About: Sendable, Hashable {
        case archive(ArchiveNumber)
        case payment(PaymentReference)
    }

    public init(
        about: About, state: String, since: Date, waitingFor: DepartmentName? = nil, attempts: Int, reason: ReasonCode
    ) {
        self.about = about
        self.state = state
        self.since = since
        self.waitingFor = waitingFor
        self.attempts = attempts
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let about: About? =
            if reader.optional("reference") != nil, reader.optional("archive") == nil {
                reader.paymentReference(&faults).map { .payment($0) }
            } else {
                reader.archive(&faults).map { .archive($0) }
            }
        let state = reader.parsed("state", limit: 32, or: .valueUnknown, &faults) { text in
            text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") } ? text : nil
        }
        let since = reader.time("since", &faults)
        let waitingFor = reader.optionalParsed("waitingFor", limit: 31, or: .departmentNameInvalid, &faults) {
            DepartmentName($0)
        }
        let attempts = reader.count("attempts", within: 0...Int(Int32.max), or: .valueUnknown, &faults)
        let reason: ReasonCode? = reader.choice("reason", &faults)
        guard let about, let state, let since, let attempts, let reason, faults.count == before else { return nil }
        self.init(
            about: about, state: state, since: since, waitingFor: waitingFor, attempts: attempts, reason: reason)
    }

    public var json: JSON {
        let subject: (archive: ArchiveNumber?, payment: PaymentReference?) =
            switch about {
            case .archive(let number): (number, nil)
            case .payment(let reference): (nil, reference)
            }
        return .object([
            "archive": subject.archive.map { .string($0.text) },
            "reference": subject.payment.map { .string($0.text) },
            "state": .string(state),
            "since": .string(RFC3339.string(since)),
            "waitingFor": waitingFor.map { .string($0.text) },
            "attempts": .integer(Int64(attempts)),
            "reason": .string(reason.rawValue),
        ])
    }
}
