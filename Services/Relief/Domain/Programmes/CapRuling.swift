import Contracts

/// What the caps of a programme leave of an amount, and each comparison that was made.
public struct CapRuling: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        /// All of it, or what it was cut to.
        case allowed(Fen)
        case exceeded(Cap)
        /// The cap is a multiple of 低保, which is not known, or too large to be reckoned.
        case unknownLimit(Cap)
    }

    /// One cap, held against what was left of the amount.
    public struct Step: Sendable, Hashable {
        public let cap: Cap
        public let limit: Fen
        /// Before this line.
        public let used: Int128
        public let asked: Fen
    }

    public let steps: [Step]
    public let outcome: Outcome
}
