import Contracts

/// The most that one person or household may be given (限额, domain facts E.3): how much, and what counts towards it.
///
/// How far it reaches is the programme's own choice: of 8,000 元 from the city's fund and 600 from the central one, a cap
/// of 8,400 knows only where it counts all funds (G.7.4).
public struct Cap: Sendable, Hashable {
    public enum Limit: Sendable, Hashable {
        case amount(Fen)
        /// So many times 低保 a month: `12 × 低保`.
        case dibao(RuleNumber)
    }

    /// Whose money counts.
    public enum Reach: String, Sendable, Hashable, CaseIterable { case project, fund, everything }

    /// Over which time it counts.
    public enum Window: String, Sendable, Hashable, CaseIterable {
        /// The calendar year of the list.
        case year
        /// From the first to the last day of the programme.
        case period
    }

    /// What becomes of more.
    public enum Excess: String, Sendable, Hashable, CaseIterable { case refuse, trim }

    public let limit: Limit
    public let per: Beneficiary.Kind
    public let reach: Reach
    /// Whether what was given for other items counts, too: help with an illness does not use up help with school.
    public let countsAllItems: Bool
    public let window: Window
    public let excess: Excess

    /// `nil` for a limit below zero.
    public init?(
        _ limit: Limit, per: Beneficiary.Kind, reach: Reach, countsAllItems: Bool = false, window: Window = .year,
        excess: Excess = .refuse
    ) {
        switch limit {
        case .amount(let amount): guard amount >= Fen(0) else { return nil }
        case .dibao(let times): guard times.millionths >= 0 else { return nil }
        }
        self.limit = limit
        self.per = per
        self.reach = reach
        self.countsAllItems = countsAllItems
        self.window = window
        self.excess = excess
    }

    /// What it is in money, rounded half up to the fen; `nil` where 低保 is needed and not known, or 64 bits do not hold it.
    public func amount(dibao: Fen?) -> Fen? {
        switch limit {
        case .amount(let amount): return amount
        case .dibao(let times):
            guard let dibao,
                case .money(let amount)? = RuleArithmetic.product(.money(dibao), .number(times), isInverse: false)
            else { return nil }
            return amount
        }
    }
}
