import Contracts

extension AskingTerm {
    /// Of a map provider, where operators have set nothing. A listing never counts as stalled.
    public static let forListings = AskingTerm(interval: 3_600, longest: 86_400)
}
