import Contracts

/// One payment with what statements have shown of it.
public struct ReconciledPayment: Sendable, Hashable {
    public var payment: Payment
    /// Whether a statement has shown that it left the account.
    public internal(set) var hasDebit: Bool
    /// Whether a statement has shown that it came back.
    public internal(set) var hasCredit: Bool
    /// What is open about it.
    public internal(set) var open: [Discrepancy]

    public init(_ payment: Payment, hasDebit: Bool = false, hasCredit: Bool = false, open: [Discrepancy] = []) {
        self.payment = payment
        self.hasDebit = hasDebit
        self.hasCredit = hasCredit
        self.open = open
    }

    /// What the bank has told and no statement has shown, as the discrepancies they would be. Of what was told as paid and
    /// told as returned nothing need ever be shown, as long as neither is.
    public var unseen: [Discrepancy] {
        switch payment.state {
        case .settled: hasDebit ? [] : [Discrepancy(missing: .debit, of: payment)]
        case .returned:
            switch (hasDebit, hasCredit) {
            case (true, false): [Discrepancy(missing: .credit, of: payment)]
            case (false, true): [Discrepancy(missing: .debit, of: payment)]
            case (true, true), (false, false): []
            }
        case .released, .cancelled, .requested, .unknown, .failed: []
        }
    }

    /// Opens what is missing, now that statements cover all days up to that one: what was told that many days before, and
    /// is not open already.
    ///
    /// An entry of another amount says that it is there, and wrong: that is open instead.
    public mutating func miss(coveredUntil day: CivilDate, graceDays: Int) -> [Discrepancy] {
        let told: CivilDate? =
            switch payment.state {
            case .settled(let settlement): settlement.on
            case .returned(_, let back): back.on
            default: nil
            }
        guard let told, told.daysSince1970 + graceDays <= day.daysSince1970 else { return [] }
        let missing = unseen.filter { one in
            !open.contains { $0 == one || $0.kind == .amountDiffers && $0.direction == one.direction }
        }
        open += missing
        return missing
    }

    /// Closes what is not missing any more: an entry has shown it, or the bank said that it came back.
    public mutating func closeFound() -> [Discrepancy] {
        let unseen = unseen
        let found = open.filter { $0.kind == .missingAtBank && !unseen.contains($0) }
        open.removeAll { found.contains($0) }
        return found
    }
}
