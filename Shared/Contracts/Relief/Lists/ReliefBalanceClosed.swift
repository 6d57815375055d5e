/// `relief.balance-closed.v1`: the books of a month are closed: what was posted until then cannot be changed unseen, because
/// the digest of the trial balance is in everybody's log.
public struct ReliefBalanceClosed: EventData {
    public static let type = EventType.reliefBalanceClosedV1

    public var month: Month
    /// How many accounts there are.
    public var accounts: Int
    public var debitsFen: Fen
    /// Of the same postings: the same sum, or something is wrong.
    public var creditsFen: Fen
    /// SHA-256 of the canonical text of the trial balance.
    public var digest: String

    public init(month: Month, accounts: Int, debitsFen: Fen, creditsFen: Fen, digest: String) {
        self.month = month
        self.accounts = accounts
        self.debitsFen = debitsFen
        self.creditsFen = creditsFen
        self.digest = digest
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let month = reader.month("month", &faults)
        let accounts = reader.tally("accounts", &faults)
        let debits = reader.fen("debitsFen", &faults)
        let credits = reader.fen("creditsFen", &faults)
        let digest = reader.digest("digest", &faults)
        guard let month, let accounts, let debits, let credits, let digest, faults.count == before else { return nil }
        self.init(month: month, accounts: accounts, debitsFen: debits, creditsFen: credits, digest: digest)
    }

    public var json: JSON {
        [
            "month": .string(month.text), "accounts": .integer(Int64(accounts)),
            "debitsFen": .integer(debitsFen.amount), "creditsFen": .integer(creditsFen.amount),
            "digest": .string(digest),
        ]
    }
}
