import Contracts

/// Where a household's archive stands on the day that a list is for: as much of it as programmes ask.
public struct ArchiveStanding: Sendable, Hashable {
    public let state: ArchiveStateWord
    /// The day on which it came to stand there.
    public let since: CivilDate
    /// When its yearly review is due; `nil` where none is.
    public let reviewDue: CivilDate?

    public init(_ state: ArchiveStateWord, since: CivilDate, reviewDue: CivilDate? = nil) {
        self.state = state
        self.since = since
        self.reviewDue = reviewDue
    }

    /// Whether a household is helped: its archive is in force, or about to end for not more than so many days (渐退).
    func isHelped(on day: CivilDate, graceDays: Int) -> Bool {
        switch state {
        case .active, .reviewing: true
        case .exiting: day.daysSince1970 - since.daysSince1970 < graceDays
        default: false
        }
    }

    /// Whether its review should have been done more than so many days ago.
    func isOverdue(on day: CivilDate, graceDays: Int) -> Bool {
        reviewDue.map { day.daysSince1970 - $0.daysSince1970 > graceDays } ?? false
    }
}
