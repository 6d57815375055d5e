import Contracts

/// What a person is entitled to under a programme: rule, then formula, then caps; or everything that refuses it.
public struct Entitlement: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        /// Above zero; a warning says that it was cut to a cap.
        case granted(Fen, warnings: [Reason])
        case refused([Reason])
    }

    public let outcome: Outcome
    public let truth: Truth
    /// What the formula came to; `nil` where the rule is not met.
    public let formula: RuleAmount?
    /// What the caps left of it; `nil` where it did not come so far.
    public let caps: CapRuling?

    public var amount: Fen? { if case .granted(let amount, _) = outcome { amount } else { nil } }
    public var reasons: [Reason] { if case .refused(let reasons) = outcome { reasons } else { [] } }
}

extension Programme {
    /// What somebody is entitled to, which then counts towards the caps.
    ///
    /// - Parameter ledger: Of this programme, for the day of the list.
    public func entitlement(
        of beneficiary: Beneficiary, by facts: Facts, in ledger: inout CapLedger
    ) -> Entitlement {
        let truth = rule.truth(of: facts)
        func refused(_ reasons: [Reason], _ formula: RuleAmount? = nil, _ caps: CapRuling? = nil) -> Entitlement {
            Entitlement(outcome: .refused(reasons), truth: truth, formula: formula, caps: caps)
        }
        switch truth {
        case .yes: break
        case .no: return refused([Reason(.ruleNotMet)])
        case .unknown: return refused(rule.causes(of: facts).reasons)
        }
        let formula = amount.amount(of: facts)
        guard case .amount(let asked) = formula else { return refused(amount.causes(of: facts).reasons, formula) }
        guard asked > Fen(0) else { return refused([Reason(.amountNone)], formula) }

        let dibao: Fen? = if case .money(let dibao)? = facts[.dibao] { dibao } else { nil }
        let ruling = ledger.take(asked, for: beneficiary, dibao: dibao)
        switch ruling.outcome {
        case .exceeded: return refused([Reason(.capExceeded)], formula, ruling)
        case .unknownLimit:
            let missing = Reason(.factMissing, field: RuleFact.dibao.path)
            return refused([dibao == nil ? missing : Reason(.amountOverflow)], formula, ruling)
        case .allowed(let left):
            return Entitlement(
                outcome: .granted(left, warnings: left < asked ? [Reason(.capTrimmed)] : []), truth: truth,
                formula: formula, caps: ruling)
        }
    }
}
