import Contracts

/// 余额调节表: from what the books say lies in the bank to what the bank's last statement says.
///
/// closing = in the books + told and not shown yet + open discrepancies + booked by hand and not shown yet. What is left is
/// unexplained, and must be nought.
public struct BankBridge: Sendable, Hashable {
    /// The bank's, 分.
    public let closing: Int64
    /// Fund, available, reserved, committed and returned, 分.
    public let inBooks: Int64
    /// What the bank told as paid or returned, and no statement has shown; its day may not have come, 分.
    public let awaited: Int64
    /// By class, 分.
    public let open: [DiscrepancyClass: Int64]
    /// Received, handed back or spent by hand, and not in a statement yet, 分.
    public let byHand: Int64

    /// - Parameters:
    ///   - records: every payment of the bank about which anything is awaited or open.
    ///   - others: what is open and concerns no payment of ours.
    ///   - byHand: what was booked by hand and is in no statement yet: above nought for money received.
    public init(
        closing: Int64, inBooks: Int64, records: some Sequence<ReconciledPayment>, others: [Discrepancy],
        byHand: Int64 = 0
    ) {
        var (awaited, open): (Int64, [DiscrepancyClass: Int64]) = (0, [:])
        for discrepancy in others { open[discrepancy.kind, default: 0] += discrepancy.effect }
        for record in records {
            for discrepancy in record.open { open[discrepancy.kind, default: 0] += discrepancy.effect }
            for one in record.unseen where !record.open.contains(one) { awaited += one.effect }
        }
        self.closing = closing
        self.inBooks = inBooks
        self.awaited = awaited
        self.open = open
        // Seen from the bank: what the books hold more is still to come there.
        self.byHand = -byHand
    }

    /// 分. Anything but nought is an error of ours.
    public var unexplained: Int64 { closing - inBooks - awaited - open.values.reduce(0, +) - byHand }
}
