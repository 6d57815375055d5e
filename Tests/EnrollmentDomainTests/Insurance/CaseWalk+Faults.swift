import Contracts
import EnrollmentDomain
import Foundation

/// What must always hold, whatever has happened.
extension CaseWalk {
    mutating func fault(since before: InsuranceCase, legal: [InsuranceState: Set<InsuranceState>]) -> String? {
        let item = fixture.item
        let name = item.state.name
        if (item.dueAt == nil) != item.state.isEnded { return "\(name) is due at \(item.dueAt as Any)" }
        if isLookOrRetry, let due = item.dueAt, due <= fixture.around.now { return "\(name) is due still" }
        if name != before.state.name, legal[before.state.name]?.contains(name) != true { return "gone to \(name)" }
        switch ruling {
        case .moved: break
        case .repeated, .refused: if item != before { return "changed by what was \(ruling)" }
        }
        if name != .platformCover {
            let isRevoked = lastRevocation.map { $0 >= lastConsent ?? .distantPast } ?? false
            if isRevoked != (name == .revoked) { return "revoked: \(isRevoked), but \(name)" }
        }
        return questionFault(before) ?? paymentFault(before) ?? countFault(before)
    }

    private func questionFault(_ before: InsuranceCase) -> String? {
        let item = fixture.item
        for effect in effects {
            switch effect {
            case .asked(let question, let office):
                if item.state.openQuestion?.question != question || item.state.openQuestion?.office != office {
                    return "asked what is not open"
                }
                if let lastRevocation, lastRevocation >= lastConsent ?? .distantPast {
                    return "asked after a revocation"
                }
                if lastConsent == nil { return "asked without consent" }
            case .withdrawn(let office, _):
                if before.state.openQuestion?.office != office { return "withdrew what was not open" }
                if item.state.openQuestion?.office == office { return "withdrew and left it open" }
            case .stalled where item.state.isEnded: return "stalled though ended"
            default: break
            }
        }
        // Who asks again asks the same; a question does not vanish unsaid while the case waits for nobody's answer.
        if let open = before.state.openQuestion, item.state.name == .revoked || item.state.name == .disputed {
            guard effects.contains(where: { if case .withdrawn(open.office, _) = $0 { true } else { false } }) else {
                return "the question to \(open.office.text) was not withdrawn"
            }
        }
        return nil
    }

    private mutating func paymentFault(_ before: InsuranceCase) -> String? {
        for case .contributionRecorded(let contribution, let months, _) in effects {
            if paid.contains(where: { $0.period == contribution.period && $0.reference == contribution.reference }) {
                return "recorded twice"
            }
            if paid.contains(where: { $0.period <= contribution.last && contribution.period <= $0.last }) {
                return "a month paid for twice"
            }
            if contribution.amount.amount == 1 { return "a wrong amount was recorded" }
            if let old = before.state.paid?.last, months.last < old { return "a month was taken back" }
            if fixture.item.state.paid != months { return "recorded, but not paid through" }
            paid.append(contribution)
        }
        return nil
    }

    private mutating func countFault(_ before: InsuranceCase) -> String? {
        let item = fixture.item
        settled += effects.filter { $0 == .settled }.count
        if settled > beginnings { return "settled \(settled) times in \(beginnings) beginnings" }
        if before.isSettled, !item.isSettled, !isAnew { return "not settled any more" }
        if item.round < before.round { return "the round went back" }
        if item.attempt < 1 || item.attempt > fixture.around.patience.term(in: item.state.name).asks {
            return "attempt \(item.attempt)"
        }
        if item.since < before.since { return "since went back" }
        return nil
    }
}
