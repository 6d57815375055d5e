import Contracts

/// What became of a step of an archive, and everything that must be said and saved because of it.
public enum ArchiveDecision: Sendable, Equatable {
    case moved(ArchiveMove)
    /// It was so already: nothing changed. An application on record is announced once more, saying so.
    case repeated(Announcement?)
    /// The same sender said something later about it before: nothing changed.
    case overtaken
    /// Nothing changed; all that speaks against it, at once.
    case refused([Reason])

    static func refused(_ codes: [ReasonCode]) -> ArchiveDecision { .refused(codes.map { Reason($0) }) }
    static func refused(_ code: ReasonCode, _ field: String? = nil) -> ArchiveDecision {
        .refused([Reason(code, field: field)])
    }

    /// For the log and the audit.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case moved, repeated, overtaken, refused
    }

    public var word: Word {
        switch self {
        case .moved: .moved
        case .repeated: .repeated
        case .overtaken: .overtaken
        case .refused: .refused
        }
    }

    public var move: ArchiveMove? { if case .moved(let move) = self { move } else { nil } }

    /// For the log line and the audit.
    public var findings: [Reason] {
        switch self {
        case .moved(let move): move.warnings
        case .refused(let reasons): reasons
        case .repeated, .overtaken: []
        }
    }
}

/// The archive was changed, and must be saved, together with all this.
public struct ArchiveMove: Sendable, Equatable {
    /// For the outbox, in order.
    public var announcements: [Announcement] = []
    /// To be sealed for 民政 and sent, in order.
    public var requests: [ArchiveRequest] = []
    /// To be kept beside the earlier ones.
    public var version: HouseholdVersion?
    /// To be kept, sealed, with the decision it led to, of the version that is on file.
    public var assessment: HardshipAssessment?
    /// What became of objections, each to be told to whoever raised it.
    public var objections: [DecidedObjection] = []
    public var warnings: [Reason] = []
    /// What a person has to look at.
    public var alarms: Set<ArchiveAlarm> = []
}

/// What is asked of 民政, or not asked any more.
public enum ArchiveRequest: Sendable, Equatable {
    case verify(ReliefVerificationAsked, of: DepartmentName)
    case withdraw(ReliefVerificationWithdrawn, of: DepartmentName)
}

/// An objection, and what became of it.
public struct DecidedObjection: Sendable, Hashable {
    public let objection: Objection
    public let isUpheld: Bool

    public init(_ objection: Objection, isUpheld: Bool) {
        self.objection = objection
        self.isUpheld = isUpheld
    }

    /// For the department that raised it.
    public func announcement(of archive: ArchiveNumber, in place: DivisionCode) -> Announcement {
        Announcement(
            ReliefObjectionDecided(reference: objection.reference, against: .archive(archive), upheld: isUpheld),
            place: place)
    }
}

public enum ArchiveAlarm: String, Sendable, Hashable, CaseIterable {
    /// 民政 was asked as often as is meant, and has not answered.
    case stalled
    /// 民政 answered the same question twice, and differently.
    case answersDiffer = "answers-differ"
    /// The head of a household that is being helped has died: what is paid or under way must be looked at.
    case headDied = "head-died"
}
