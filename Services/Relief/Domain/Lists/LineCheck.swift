import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The checks of a list, each a function of its own (domain facts E.6). None looks at where a line stands in the list: only
/// the caps go in line order.
public struct LineCheck: Sendable {
    public let programme: Programme
    /// The day that the list is for.
    public let day: CivilDate

    public init(_ programme: Programme, on day: CivilDate) {
        self.programme = programme
        self.day = day
    }

    /// Whether the programme takes such people at all: its days, bases and places, and 先建档、后帮扶.
    public func admission(_ candidate: ListCandidate) -> [Reason] {
        programme.refusals(on: candidate.basis, from: candidate.place, archive: candidate.archive, day: day)
    }

    public func life(_ candidate: ListCandidate) -> [Reason] {
        candidate.deceasedOn == nil ? [] : [Reason(.personDeceased)]
    }

    /// Who left the union is not helped by it; who never joined is judged by the rule alone.
    public func membership(_ candidate: ListCandidate) -> [Reason] {
        switch candidate.membership {
        case .ended, .withdrawn: [Reason(.membershipEnded)]
        case .active, .retained, nil: []
        }
    }

    /// There is an account, and it is the person's or that of a proven guardian; goods need none.
    public func account(_ candidate: ListCandidate) -> [Reason] {
        guard programme.item.isPaidByBank else { return [] }
        guard let payee = candidate.payee else { return [Reason(.payeeMissing)] }
        switch payee.holder {
        case .person, .guardian(hasProof: true): return []
        case .guardian(hasProof: false), .somebodyElse: return [Reason(.payeeNameDiffers)]
        }
    }

    /// One account for several people: an alert (同一账户多人).
    ///
    /// - Parameter shared: The accounts of the list that stand for several people; see ``shared(_:)``.
    public func sharing(_ candidate: ListCandidate, in shared: Set<String>) -> [Reason] {
        guard programme.item.isPaidByBank, let payee = candidate.payee, !payee.mayBeShared,
            payee.isOthersToo || shared.contains(payee.fingerprint)
        else { return [] }
        return [Reason(.payeeShared)]
    }

    /// Rule and formula.
    public func due(_ candidate: ListCandidate) -> Due { programme.due(by: candidate.facts) }

    /// What others hold of what the line would claim: the same programme's, or one that must not be combined with it.
    public func claims(_ candidate: ListCandidate) -> [Reason] {
        let held = programme.claims(of: candidate.beneficiary, on: day).compactMap { candidate.taken[$0] }
        guard !held.isEmpty else { return [] }
        return [Reason(held.contains(programme.code) ? .alreadyGranted : .combinationForbidden)]
    }

    /// What a person should look at without being refused for it.
    public func warnings(_ candidate: ListCandidate) -> [Reason] {
        guard programme.item.isPaidByBank, let payee = candidate.payee, !payee.isChecked else { return [] }
        return [Reason(.cardLuhn)]
    }

    /// The accounts that stand for more than one person of the list, those of proven guardians aside.
    public static func shared(_ candidates: some Sequence<ListCandidate>) -> Set<String> {
        var owners: [String: UUID] = [:]
        var shared: Set<String> = []
        for candidate in candidates {
            guard let payee = candidate.payee, !payee.mayBeShared else { continue }
            let owner = owners.updateValue(candidate.beneficiary.person, forKey: payee.fingerprint)
            if let owner, owner != candidate.beneficiary.person { shared.insert(payee.fingerprint) }
        }
        return shared
    }
}
