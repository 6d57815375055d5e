import Contracts

/// An archive by which a household is helped.
public struct InForce: Sendable, Hashable {
    /// How it came to be.
    public enum Basis: Sendable, Hashable {
        case approved(Approved)
        /// From lists of older archives, under the regime they name.
        case imported
    }

    public let basis: Basis
    /// The latest: of an import it is what the list said, under the regime it named.
    public let computed: ComputedCategory
    public let since: CivilDate
    /// When a person last looked at whether it is still so.
    public let reviewedOn: CivilDate

    public init(_ basis: Basis, computed: ComputedCategory, since: CivilDate, reviewedOn: CivilDate) {
        self.basis = basis
        self.computed = computed
        self.since = since
        self.reviewedOn = reviewedOn
    }

    /// Reviewed on that day, with what was computed then.
    func reviewed(on day: CivilDate, _ computed: ComputedCategory) -> InForce {
        InForce(basis, computed: computed, since: since, reviewedOn: day)
    }
}

/// Why an archive is being looked at again, and since when.
public struct YearlyReview: Sendable, Hashable {
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        case due, sampled
        case householdChanged = "household-changed"
        case memberDied = "member-died"
    }

    public let cause: Cause
    public let since: CivilDate

    public init(_ cause: Cause, since: CivilDate) {
        self.cause = cause
        self.since = since
    }
}

/// What the household is told before its archive ends.
public struct ExitNotice: Sendable, Hashable {
    public let reason: ExitReason
    /// `nil` where a report or the household's own word ends it.
    public let by: Decider?
    public let from: CivilDate
    /// The last day of notice.
    public let until: CivilDate

    public init(_ reason: ExitReason, by: Decider?, from: CivilDate, until: CivilDate) {
        self.reason = reason
        self.by = by
        self.from = from
        self.until = until
    }
}

/// How an archive ended.
public struct ArchiveExit: Sendable, Hashable {
    public let reason: ExitReason
    public let on: CivilDate

    public init(_ reason: ExitReason, on: CivilDate) {
        self.reason = reason
        self.on = on
    }
}

/// Why a household was not filed.
public enum NotFiled: Sendable, Hashable {
    case withdrawn
    /// By computation, or by a person. Never empty.
    case declined([ReasonCode], by: Decider?)
}

/// Why an application was sent back. Never empty.
public struct ApplicationReturn: Sendable, Hashable {
    public let reasons: [ReasonCode]
    public let by: Decider

    public init(_ reasons: [ReasonCode], by: Decider) {
        self.reasons = reasons
        self.by = by
    }
}
