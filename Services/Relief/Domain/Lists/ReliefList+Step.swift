import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What can happen to a list as a whole.
public enum ListStep: Sendable, Hashable {
    case freeze
    case endFreeze
    case endChecks(ListContent)
    case publish(PublicityPeriod)
    /// The calendar was corrected: the publicity ends later.
    case lengthen(PublicityPeriod)
    case endPublicity(today: CivilDate)
    /// - Parameter leavingOut: whether lines with open objections stay out, to follow later.
    case settle(leavingOut: Bool)
    case split(remaining: ListContent)
    /// As the signer saw it; up to his limit, where he has one.
    case sign(ListSignature, limit: Fen?)
    case release(TwoPersonDecision)
    /// - Parameter open: how many of its lines have not ended.
    case close(open: Int)
    case withdraw(why: String)
}

extension ReliefList {
    /// Takes the step, as the table of ``ListState`` says; what does not stand there is `list-state` and changes nothing.
    public mutating func take(_ step: ListStep, at now: Date) throws(ListRefusal) {
        let next = try after(step)
        switch step {
        case .endChecks(let content), .split(let content): self.content = content
        default: break
        }
        if next.word != state.word { since = now }
        state = next
    }

    private func after(_ step: ListStep) throws(ListRefusal) -> ListState {
        switch (step, state) {
        case (.freeze, .drafted): return .freezing
        case (.endFreeze, .freezing): return .checking
        case (.endChecks, .checking): return .checked
        case (.publish(let period), .checked):
            guard let content, content.sum.lines > 0 else { throw ListRefusal(.amountNone) }
            return .publicised(period)
        case (.lengthen(let period), .publicised(let before)):
            guard period.from == before.from, period.until > before.until else { throw ListRefusal(.listState) }
            return .publicised(period)
        case (.endPublicity(let today), .publicised(let period)):
            guard today > period.until else { throw ListRefusal(.publicityRunning) }
            return openObjections > 0 ? .settlingObjections(period) : .approving(period, [])
        case (.settle(let leavingOut), .settlingObjections(let period)):
            guard openObjections == 0 || leavingOut else { throw ListRefusal(.objectionOpen) }
            return .approving(period, [])
        case (.split, .publicised), (.split, .settlingObjections): return state
        // Who signed has signed for other lines: everybody signs anew.
        case (.split, .approving(let period, _)): return .approving(period, [])
        case (.sign(let signature, let limit), .approving(let period, let signatures)):
            try check(signature, limit, after: signatures)
            let all = signatures + [signature]
            return all.count < levels.count ? .approving(period, all) : .approved(period, all)
        case (.release(let decision), .approved(let period, let signatures)):
            guard !([maker] + signatures.map(\.by)).contains(where: decision.includes) else {
                throw ListRefusal(.officerEarlierStep)
            }
            return .released(period, signatures, decision)
        case (.close(let open), .released(let period, let signatures, let decision)):
            guard open == 0 else { throw ListRefusal(.paymentOpen) }
            return .closed(period, signatures, decision)
        case (.withdraw(let why), _) where state.word.canBeWithdrawn:
            guard !why.isEmpty else { throw ListRefusal(.whyMissing) }
            return .withdrawn(why: why)
        default: throw ListRefusal(.listState)
        }
    }

    /// A signer signs what there is, when it is his turn, within his limit, and has taken no step before.
    private func check(
        _ signature: ListSignature, _ limit: Fen?, after signatures: [ListSignature]
    ) throws(ListRefusal) {
        guard let content, signature.content == content else { throw ListRefusal(.listChanged) }
        guard signature.level == nextLevel else { throw ListRefusal(.levelNotDue) }
        guard !([maker] + signatures.map(\.by)).contains(where: signature.by.isSamePerson) else {
            throw ListRefusal(.officerEarlierStep)
        }
        if let limit, content.sum.fen > limit { throw ListRefusal(.approvalLimit) }
    }
}

extension ListStateWord {
    var canBeWithdrawn: Bool {
        switch self {
        case .released, .closed, .withdrawn: false
        default: true
        }
    }
}
