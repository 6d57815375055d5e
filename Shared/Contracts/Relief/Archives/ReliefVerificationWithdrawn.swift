/// `relief.verification-withdrawn.v1`: what was asked in this round needs no answer any more. It names nobody.
public struct ReliefVerificationWithdrawn: EventData {
    public static let type = EventType.reliefVerificationWithdrawnV1

    public var archive: ArchiveNumber
    public var round: Int
    public var why: Why

    /// Why nothing is asked any more.
    public enum Why: String, Sendable, Hashable, CaseIterable {
        /// The application was taken back, or declined.
        case withdrawn
        /// Another office is asked instead.
        case officeChanged = "office-changed"
    }

    public init(archive: ArchiveNumber, round: Int, why: Why) {
        self.archive = archive
        self.round = round
        self.why = why
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let archive = reader.archive(&faults)
        let round = reader.round(&faults)
        let why: Why? = reader.choice("why", &faults)
        guard let archive, let round, let why else { return nil }
        self.init(archive: archive, round: round, why: why)
    }

    public var json: JSON {
        ["archive": .string(archive.text), "round": .integer(Int64(round)), "why": .string(why.rawValue)]
    }
}
