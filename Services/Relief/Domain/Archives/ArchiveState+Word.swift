import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArchiveState {
    /// Whether it has ended: its people may apply anew.
    public var isClosed: Bool { word == .exited || word == .declined }

    /// Whether the household is being helped, or was until its notice is over.
    public var inForce: InForce? {
        switch self {
        case .active(let force), .reviewing(let force, _), .exiting(let force, _): force
        case .applied, .returned, .reviewed, .visiting, .visited, .authorised, .verifying, .rechecking, .publicised,
            .approving, .exited, .declined:
            nil
        }
    }

    /// The question that is open with 民政.
    public var verification: OpenVerification? { if case .verifying(_, _, let open) = self { open } else { nil } }

    /// What was computed, from the publicity on.
    public var computed: ComputedCategory? {
        switch self {
        case .publicised(let qualified, _), .approving(let qualified, _): qualified.computed
        default: inForce?.computed
        }
    }

    /// Why it stands so, where that is not plain.
    public var reasons: [ReasonCode] {
        switch self {
        case .returned(let back): back.reasons
        case .rechecking(_, let recheck): recheck.reasons
        case .declined(.declined(let reasons, _)): reasons
        default: []
        }
    }

    /// Who had a hand in it so far, and must not sign.
    var people: [Decider] {
        switch self {
        case .applied, .returned, .exited, .declined: []
        case .reviewed(let review): [review.by]
        case .visiting(let review, let first): [review.by, first.by]
        case .visited(let inquiry), .authorised(let inquiry, _), .verifying(let inquiry, _, _),
            .rechecking(let inquiry, _):
            inquiry.people
        case .publicised(let qualified, _): qualified.people
        case .approving(let qualified, let signatures): qualified.people + signatures.map(\.by)
        case .active(let force), .reviewing(let force, _): force.people
        case .exiting(let force, let notice): force.people + (notice.by.map { [$0] } ?? [])
        }
    }
}

extension InForce {
    fileprivate var people: [Decider] {
        if case .approved(let approved) = basis {
            approved.qualified.people + approved.signatures.map(\.by)
        } else {
            []
        }
    }
}
