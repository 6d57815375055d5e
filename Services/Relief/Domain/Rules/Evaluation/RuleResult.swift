import Contracts

/// What a part of a rule comes to.
enum RuleResult: Sendable, Hashable {
    case value(RuleValue)
    /// A fact that it needs is not known.
    case missing
    /// 64 bits do not hold it, or something was to be divided by zero.
    case overflow
}

/// What a formula comes to.
public enum RuleAmount: Sendable, Hashable {
    case amount(Fen)
    /// A fact that it needs is not known.
    case missing
    /// 64 bits do not hold it, or something was to be divided by zero.
    case overflow
}
