#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.stalled.v1`: an archive or a payment waits, and asking again has not helped. For operators and unions.
public struct ReliefStalled: EventData {
    public static let type = EventType.reliefStalledV1

    public var what: What
    /// When it came to stand there.
    public var since: Date
    /// Whose answer is missing; absent where no department is.
    public var waitingFor: DepartmentName?
    /// How often was asked.
    public var attempts: Int
    public var reason: ReasonCode

    /// What waits, and where it stands.
    public enum What: Sendable, Hashable {
        case archive(ArchiveNumber, ArchiveStateWord)
        case payment(PaymentReference, PaymentStateWord)
    }

    public init(what: What, since: Date, waitingFor: DepartmentName? = nil, attempts: Int, reason: ReasonCode) {
        self.what = what
        self.since = since
        self.waitingFor = waitingFor
        self.attempts = attempts
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        var what: What?
        switch (reader.optional("archive"), reader.optional("reference")) {
        case (_?, nil):
            let state: ArchiveStateWord? = reader.choice("state", &faults)
            if let archive = reader.namedArchive(&faults), let state { what = .archive(archive, state) }
        case (nil, _?):
            let state: PaymentStateWord? = reader.choice("state", &faults)
            if let reference = reader.paymentReference(&faults), let state { what = .payment(reference, state) }
        default: reader.note(.targetMissing, "archive", &faults)
        }
        let since = reader.time("since", &faults)
        let waitingFor = reader.optionalParsed("waitingFor", limit: 31, or: .departmentNameInvalid, &faults) {
            DepartmentName($0)
        }
        let attempts = reader.tally("attempts", &faults)
        let reason: ReasonCode? = reader.choice("reason", &faults)
        guard let what, let since, let attempts, let reason, faults.count == before else { return nil }
        self.init(what: what, since: since, waitingFor: waitingFor, attempts: attempts, reason: reason)
    }

    public var json: JSON {
        let (key, number, state) =
            switch what {
            case .archive(let archive, let state): ("archive", archive.text, state.rawValue)
            case .payment(let reference, let state): ("reference", reference.text, state.rawValue)
            }
        return .object([
            key: .string(number), "state": .string(state), "since": .string(RFC3339.string(since)),
            "waitingFor": waitingFor.map { .string($0.text) }, "attempts": .integer(Int64(attempts)),
            "reason": .string(reason.rawValue),
        ])
    }
}
