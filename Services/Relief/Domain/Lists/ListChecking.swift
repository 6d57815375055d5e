import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Checks all lines of a list: who is included with how much, who is refused and why, and who is for another officer to
/// judge.
///
/// What somebody claims that others of the list claim as well goes to who has been on file longest, wherever the lines
/// stand; what caps leave goes in line order.
public struct ListChecking: Sendable {
    private let check: LineCheck
    private var ledger: CapLedger

    public init(_ programme: Programme, on day: CivilDate) {
        check = LineCheck(programme, on: day)
        ledger = CapLedger(programme, on: day)
    }

    /// Counts what was granted before, towards the caps that it counts for.
    public mutating func note(_ use: CapUse) { ledger.note(use) }

    /// What became of one line.
    public struct Result: Sendable, Hashable {
        public let state: LineState
        /// What the formula came to, nought where it came to nothing.
        public let asked: Fen
        /// Above nought where the line is included, else nought.
        public let amount: Fen
        public let warnings: [Reason]
        /// Where the caps were asked.
        public let entitlement: Entitlement?
    }

    /// - Parameter candidates: All of the list, in line order, nobody twice.
    public mutating func results(of candidates: [ListCandidate]) -> [Result] {
        let shared = LineCheck.shared(candidates)
        let due = candidates.map(check.due)
        var reasons = candidates.indices.map { index in
            found(against: candidates[index], due[index], shared)
        }
        for index in lostClaims(of: candidates, among: reasons) { reasons[index] = [Reason(.alreadyGranted)] }
        return candidates.indices.map { index in
            result(of: candidates[index], due[index], reasons[index])
        }
    }

    /// All that can be said of a line without looking at where it stands.
    private func found(against candidate: ListCandidate, _ due: Due, _ shared: Set<String>) -> [Reason] {
        check.admission(candidate) + check.life(candidate) + check.membership(candidate) + check.account(candidate)
            + check.sharing(candidate, in: shared) + due.reasons + check.claims(candidate)
    }

    /// The lines that lose what they claim to another line of the list. Ids of people are in the order in which they came
    /// on file.
    private func lostClaims(of candidates: [ListCandidate], among reasons: [[Reason]]) -> [Int] {
        var holders: Set<Claim> = []
        let running = candidates.indices.filter { reasons[$0].isEmpty && !candidates[$0].concernsMaker }
        let order = running.sorted {
            candidates[$0].beneficiary.person.lowercased < candidates[$1].beneficiary.person.lowercased
        }
        return order.filter { index in
            let claims = check.programme.claims(of: candidates[index].beneficiary, on: check.day)
            guard claims.allSatisfy({ !holders.contains($0) }) else { return true }
            holders.formUnion(claims)
            return false
        }
    }

    private mutating func result(of candidate: ListCandidate, _ due: Due, _ reasons: [Reason]) -> Result {
        let asked = due.amount ?? Fen(0)
        let warnings = check.warnings(candidate)
        func ended(_ state: LineState, _ entitlement: Entitlement? = nil) -> Result {
            Result(state: state, asked: asked, amount: Fen(0), warnings: warnings, entitlement: entitlement)
        }
        // Who makes the list does not judge relatives, not even against them.
        if candidate.concernsMaker { return ended(.carvedOut(LineState.CarveOut(.maker))) }
        guard reasons.isEmpty else { return ended(.refused(reasons)) }
        let entitlement = check.programme.entitlement(
            of: candidate.beneficiary, by: candidate.facts, in: &ledger)
        guard case .granted(let amount, let cut) = entitlement.outcome else {
            return ended(.refused(entitlement.reasons), entitlement)
        }
        return Result(
            state: .included, asked: asked, amount: amount, warnings: warnings + cut, entitlement: entitlement)
    }
}
