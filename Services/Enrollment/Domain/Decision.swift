import Contracts

/// What became of one application, and everything that must be saved because of it.
public enum Decision: Sendable {
    case accepted(Acceptance)
    case pending(PendingReview)
    case transferProposed(TransferProposal)
    case rejected(Rejection)
    case repeated(Repetition)
    case postponed(Postponement)

    /// What the department is told, for the outbox; `nil` where nothing is decided yet.
    public var outcome: Outcome? {
        switch self {
        case .accepted(let acceptance): acceptance.application.outcome
        case .pending(let review): review.application.outcome
        case .transferProposed(let proposal): proposal.application.outcome
        case .rejected(let rejection): rejection.outcome
        case .repeated(let repetition): repetition.outcome
        case .postponed: nil
        }
    }

    /// The application's new row; `nil` when nothing changes: a repetition, a number used before, a number not readable.
    public var application: ApplicationRecord? {
        switch self {
        case .accepted(let acceptance): acceptance.application
        case .pending(let review): review.application
        case .transferProposed(let proposal): proposal.application
        case .rejected(let rejection): rejection.application
        case .repeated, .postponed: nil
        }
    }

    /// The person to be added, when the roll did not know the document.
    public var newPerson: PersonRecord? {
        switch self {
        case .accepted(let acceptance): acceptance.newPerson
        case .pending(let review): review.newPerson
        default: nil
        }
    }

    /// The membership to be added.
    public var newMembership: MembershipRecord? {
        if case .accepted(let acceptance) = self { acceptance.newMembership } else { nil }
    }

    /// Reason codes and warnings for the log line and the audit.
    public var findings: [Reason] {
        switch self {
        case .accepted(let acceptance): acceptance.event.warnings
        case .pending(let review): review.warnings
        case .rejected(let rejection): rejection.event.reasons
        case .postponed(let postponement): postponement.reasons
        case .transferProposed, .repeated: []
        }
    }

    /// The place in the routing key: of the union applied to, else of residence. Never of another union.
    public var place: DivisionCode? {
        switch self {
        case .accepted(let acceptance): acceptance.place
        case .pending(let review): review.place
        case .transferProposed(let proposal): proposal.place
        case .rejected(let rejection): rejection.place
        case .repeated(let repetition): repetition.place
        case .postponed(let postponement): postponement.place
        }
    }
}

/// The person is a member of the union applied to, now or already.
public struct Acceptance: Sendable {
    public var event: EnrollmentAccepted
    public var application: ApplicationRecord
    public var newPerson: PersonRecord?
    /// `nil` when the person was a member of that very union already.
    public var newMembership: MembershipRecord?
    public var place: DivisionCode

    public var existing: Bool { event.existing }
}

/// The union's officers decide.
public struct PendingReview: Sendable {
    public var event: EnrollmentPending
    public var application: ApplicationRecord
    public var newPerson: PersonRecord?
    public var warnings: [Reason]
    public var place: DivisionCode
}

/// The person is a member elsewhere.
public struct TransferProposal: Sendable {
    public var event: EnrollmentTransferProposed
    public var application: ApplicationRecord
    public var place: DivisionCode
}

/// Refused, with all reasons.
public struct Rejection: Sendable {
    public var event: EnrollmentRejected
    public var outcome: Outcome
    /// `nil` when the refusal leaves no application behind, or leaves an earlier one as it was.
    public var application: ApplicationRecord?
    public var place: DivisionCode?
}

/// The same application again: its latest outcome once more, and nothing to save.
public struct Repetition: Sendable {
    public var key: ApplicationKey
    public var state: ApplicationState
    /// With `repeated: true`.
    public var outcome: Outcome
    public var place: DivisionCode?
}

/// Nothing is decided, because the news that is missing may still be on its way: the application comes back.
public struct Postponement: Sendable {
    public var reasons: [Reason]
    public var place: DivisionCode?
}
