import Contracts

/// One booking of `camt.053` while it is read, with the transactions it holds.
struct Camt053Entry {
    var number: String?
    var amount: Int64?
    var direction: StatementEntry.Direction?
    var status = "BOOK"
    var bookedOn: CivilDate?
    var hint: StatementEntry.Hint?
    var details: [Detail] = []

    struct Detail {
        var number: String?
        var reference: PaymentReference?
        var amount: Int64?
        var direction: StatementEntry.Direction?
        var returnReason: PaymentFailure?
    }

    var isBooked: Bool { status == "BOOK" }

    /// 分, below nought for a debit.
    var effect: Int64 { direction == .credit ? amount ?? 0 : -(amount ?? 0) }

    /// Families of bank transaction codes that tell fees and interest.
    mutating func note(code: String) {
        switch code {
        case "CHRG", "FEES", "COMM": hint = .fee
        case "INTR": hint = .interest
        default: break
        }
    }

    /// An entry for each transaction, or one for the booking where it names none; `nil` when something is missing.
    func entries(fallback: String) -> [StatementEntry]? {
        guard let amount, let direction, let bookedOn else { return nil }
        let own = number.flatMap { SourceReference(bankWritten: $0) } ?? SourceReference(fallback)
        guard let own else { return nil }
        guard !details.isEmpty else {
            return StatementEntry(
                number: own, amount: Fen(amount), direction: direction, bookedOn: bookedOn, hint: hint
            )
            .map { [$0] }
        }
        var entries: [StatementEntry] = []
        for (index, detail) in details.enumerated() {
            // One transaction may leave its amount to the booking; of several, each has to say its own.
            guard let part = detail.amount ?? (details.count == 1 ? amount : nil),
                let number = number(of: detail, index, own),
                let entry = StatementEntry(
                    number: number, reference: detail.reference, amount: Fen(part),
                    direction: detail.direction ?? direction, bookedOn: bookedOn, returnReason: detail.returnReason,
                    hint: hint)
            else { return nil }
            entries.append(entry)
        }
        return entries
    }

    /// The transaction's own number; of several under one number, each is counted.
    private func number(of detail: Detail, _ index: Int, _ own: SourceReference) -> SourceReference? {
        if let number = detail.number.flatMap({ SourceReference(bankWritten: $0) }), number != own { return number }
        return details.count == 1 ? own : SourceReference("\(own)/\(index + 1)")
    }
}
