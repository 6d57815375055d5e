/// 收款人: the account into which money for a person is paid. Personal: sealed where it is kept.
public struct Payee: Sendable, Hashable, CustomStringConvertible {
    public var account: BankAccountNumber
    /// 银行.
    public var bank: String
    /// 开户行.
    public var branch: String?
    /// 联行号: twelve digits.
    public var cnaps: String?
    /// Whose account it is, where it is not the person's own.
    public var holder: PersonName?
    public var relation: PayeeRelation
    /// The document that shows a guardian to be one.
    public var proof: SourceReference?

    public init(
        account: BankAccountNumber, bank: String, branch: String? = nil, cnaps: String? = nil,
        holder: PersonName? = nil, relation: PayeeRelation = .own, proof: SourceReference? = nil
    ) {
        self.account = account
        self.bank = bank
        self.branch = branch
        self.cnaps = cnaps
        self.holder = holder
        self.relation = relation
        self.proof = proof
    }

    /// Reads `{number, bank, branch?, cnaps?, holder?, relation?, proof?}`; notes warnings too.
    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let account = reader.parsed("number", limit: 64, or: .accountNumberFormat, &faults) { BankAccountNumber($0) }
        if let account, !account.isChecked { reader.note(.cardLuhn, "number", &faults) }
        let bank = reader.text("bank", limit: 60, &faults)
        let branch = reader.optionalText("branch", limit: 100, &faults)
        let cnaps = reader.optionalParsed("cnaps", limit: 12, or: .valueUnknown, &faults) { text in
            text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit) ? text : nil
        }
        let holder = reader.optionalParsed("holder", limit: 100, or: .nameFormat, &faults) { PersonName($0) }
        let relation: PayeeRelation = reader.optionalChoice("relation", &faults) ?? .own
        let proof = reader.optionalReference("proof", &faults)
        guard let account, let bank else { return nil }
        self.init(
            account: account, bank: bank, branch: branch, cnaps: cnaps, holder: holder, relation: relation, proof: proof
        )
    }

    var json: JSON {
        .object([
            "number": .string(account.digits),
            "bank": .string(bank),
            "branch": branch.map(JSON.string),
            "cnaps": cnaps.map(JSON.string),
            "holder": holder.map { .string($0.text) },
            "relation": relation == .own ? nil : .string(relation.rawValue),
            "proof": proof.map { .string($0.text) },
        ])
    }

    public var description: String { account.description }
}

/// Whose the account is (domain facts E.6: 户名须为本人或监护人).
public enum PayeeRelation: String, Sendable, Hashable, CaseIterable {
    case own = "self"
    case guardian
}
