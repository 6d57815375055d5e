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

/// What rule and formula say of somebody, before any cap.
public struct Due: Sendable, Hashable {
    public let truth: Truth
    /// What the formula came to; `nil` where the rule is not met.
    public let formula: RuleAmount?
    /// Why nothing is due; none where something is.
    public let reasons: [Reason]

    /// What is due, above zero; `nil` where nothing is.
    public var amount: Fen? {
        if reasons.isEmpty, case .amount(let amount)? = formula { amount } else { nil }
    }
}

extension Programme {
    /// What is due to somebody by rule and formula alone.
    public func due(by facts: Facts) -> Due {
        let truth = rule.truth(of: facts)
        switch truth {
        case .yes: break
        case .no: return Due(truth: truth, formula: nil, reasons: [Reason(.ruleNotMet)])
        case .unknown: return Due(truth: truth, formula: nil, reasons: rule.causes(of: facts).reasons)
        }
        let formula = amount.amount(of: facts)
        guard case .amount(let asked) = formula else {
            return Due(truth: truth, formula: formula, reasons: amount.causes(of: facts).reasons)
        }
        return Due(truth: truth, formula: formula, reasons: asked > Fen(0) ? [] : [Reason(.amountNone)])
    }

    /// What somebody is entitled to, which then counts towards the caps.
    ///
    /// - Parameter ledger: Of this programme, for the day of the list.
    public func entitlement(
        of beneficiary: Beneficiary, by facts: Facts, in ledger: inout CapLedger
    ) -> Entitlement {
        let due = due(by: facts)
        func refused(_ reasons: [Reason], _ caps: CapRuling? = nil) -> Entitlement {
            Entitlement(outcome: .refused(reasons), truth: due.truth, formula: due.formula, caps: caps)
        }
        guard let asked = due.amount else { return refused(due.reasons) }

        let dibao: Fen? = if case .money(let dibao)? = facts[.dibao] { dibao } else { nil }
        let ruling = ledger.take(asked, for: beneficiary, dibao: dibao)
        switch ruling.outcome {
        case .exceeded: return refused([Reason(.capExceeded)], ruling)
        case .unknownLimit:
            let missing = Reason(.factMissing, field: RuleFact.dibao.path)
            return refused([dibao == nil ? missing : Reason(.amountOverflow)], ruling)
        case .allowed(let left):
            return Entitlement(
                outcome: .granted(left, warnings: left < asked ? [Reason(.capTrimmed)] : []), truth: due.truth,
                formula: due.formula, caps: ruling)
        }
    }
}
