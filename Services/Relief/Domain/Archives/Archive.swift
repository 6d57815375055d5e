import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 困难职工档案: the archive of one household, from its application to its end. The table of ``ArchiveState`` is its life.
public struct Archive: Sendable, Hashable {
    public let number: ArchiveNumber
    public let key: ArchiveKey
    /// The county in which the household lives.
    public let division: DivisionCode
    public internal(set) var union: UnionCode?
    public internal(set) var township: String?
    public internal(set) var level: ArchiveLevel
    /// Of the latest application.
    public internal(set) var content: ContentDigest
    public internal(set) var version: HouseholdVersion
    public internal(set) var state: ArchiveState
    /// Since when it stands so.
    public internal(set) var since: Date
    /// How often 民政 was asked anew; 0 before the first time.
    public internal(set) var rounds: Int
    public internal(set) var answer: VerificationAnswer?
    /// Those of its members, of any version, who have died.
    public internal(set) var deceased: Set<String>
    /// Objections that are not decided; none once it is signed.
    public internal(set) var objections: [Objection]
    public internal(set) var heard: Hearings<ArchiveAspect>
    /// An officer who entered it; `nil` where a department did.
    public let enteredBy: Decider?

    /// An archive as it is on record.
    public init(
        number: ArchiveNumber, key: ArchiveKey, division: DivisionCode, union: UnionCode?, township: String?,
        level: ArchiveLevel = .local, content: ContentDigest, version: HouseholdVersion, state: ArchiveState,
        since: Date, rounds: Int = 0, answer: VerificationAnswer? = nil, deceased: Set<String> = [],
        objections: [Objection] = [], heard: Hearings<ArchiveAspect> = Hearings(), enteredBy: Decider? = nil
    ) {
        self.number = number
        self.key = key
        self.division = division
        self.union = union
        self.township = township
        self.level = level
        self.content = content
        self.version = version
        self.state = state
        self.since = since
        self.rounds = rounds
        self.answer = answer
        self.deceased = deceased
        self.objections = objections
        self.heard = heard
        self.enteredBy = enteredBy
    }

    /// Whether the head of the household has died.
    public var isHeadDead: Bool { version.head.map(deceased.contains) ?? false }

    /// The day on which the review of a household that is being helped is due.
    public func reviewDue(_ settings: ArchiveSettings) -> CivilDate? {
        state.inForce.map { $0.reviewedOn.adding(months: settings.reviewMonths) }
    }

    /// Whether it may be put onto a list on that day: it is being helped, and its review is not overdue by more than is
    /// let pass. Whoever is about to leave may where the programme lets 渐退 be so long.
    public func isEligible(
        on day: CivilDate, _ settings: ArchiveSettings, lettingGo days: Int = 0
    ) -> Bool {
        if case .exiting(_, let notice) = state {
            return day.daysSince1970 - notice.from.daysSince1970 <= days && notice.reason == .outOfDifficulty
        }
        guard let due = reviewDue(settings) else { return false }
        return day.daysSince1970 <= due.daysSince1970 + settings.reviewGrace
    }

    /// On which day something falls due by itself. `nil` when nothing will.
    public func nextDuty(_ settings: ArchiveSettings) -> CivilDate? {
        switch state {
        case .publicised(_, let publicity): publicity.until.adding(days: 1)
        case .exiting(_, let notice): objections.isEmpty ? notice.until.adding(days: 1) : nil
        case .active: reviewDue(settings)
        default: nil
        }
    }

    /// Where it stands, as it is told.
    func changed(_ settings: ArchiveSettings, warnings: [Reason] = [], repeated: Bool = false) -> Announcement {
        let due: CivilDate? =
            switch state {
            case .publicised(_, let publicity): publicity.until
            case .exiting(_, let notice): notice.until
            case .active: reviewDue(settings)
            default: state.verification.map { CivilDate(inChinaAt: $0.dueAt) }
            }
        let event = ReliefArchiveChanged(
            archive: number, applicationNumber: key.number, state: state.word, since: since, version: version.number,
            category: state.computed?.category, level: state.computed == nil ? nil : level, union: union,
            division: division, round: rounds == 0 ? nil : rounds, due: due,
            reasons: state.reasons.map { Reason($0) } + warnings, repeated: repeated)
        return Announcement(event, place: division)
    }
}

extension CivilDate {
    func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }

    /// The same day of a later month, or that month's last one.
    func adding(months: Int) -> CivilDate {
        let total = month - 1 + months
        for day in stride(from: day, to: 0, by: -1) {
            if let date = CivilDate(year: year + total / 12, month: total % 12 + 1, day: day) { return date }
        }
        return self
    }
}
