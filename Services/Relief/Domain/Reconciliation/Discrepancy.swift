import Contracts

/// What a bank's statement and our books differ in, until it is put right or explained.
public struct Discrepancy: Sendable, Hashable {
    public let kind: DiscrepancyClass
    /// The entry that shows it; `nil` where an entry is missing.
    public let entry: SourceReference?
    /// The payment it concerns, where there is one.
    public let reference: PaymentReference?
    public let amount: Fen
    public let direction: StatementEntry.Direction
    public let hint: StatementEntry.Hint?

    public init(_ kind: DiscrepancyClass, _ entry: StatementEntry) {
        self.kind = kind
        self.entry = entry.number
        reference = entry.reference
        amount = entry.amount
        direction = entry.direction
        hint = entry.hint
    }

    /// A booking that should be there and is not.
    public init(missing direction: StatementEntry.Direction, of payment: Payment) {
        kind = .missingAtBank
        entry = nil
        reference = payment.reference
        amount = payment.terms.amount
        self.direction = direction
        hint = nil
    }

    /// By how much the bank's account holds more than our books because of it, 分.
    public var effect: Int64 {
        let booked = direction == .credit ? amount.amount : -amount.amount
        return kind == .missingAtBank ? -booked : booked
    }

    /// What a person says that an entry without a payment of ours was. Its money is posted by that, except where the bank
    /// erred: then it stays open until the bank has put it right.
    ///
    /// - Parameter account: the last four digits of the account, with which the entry's number is unique.
    public func explained(as explanation: Explanation, fund: FundCode, account: String) throws(PaymentRefusal)
        -> Posting
    {
        guard kind == .unknownToUs, explanation != .bankError else { throw PaymentRefusal(.paymentState, kind) }
        guard let document = entry.flatMap({ SourceReference("\(account)/\($0)") }) else {
            throw PaymentRefusal(.entryUnknown)
        }
        let isGrantLike = explanation == .interest || explanation == .grant
        guard direction == .credit || !isGrantLike else { throw PaymentRefusal(.accountFlow) }
        let flow: PostingKey.FundFlow = direction == .credit ? .receive : .spend
        guard let posting = Posting(PostingKey(flow, document), fund: fund, amount: amount) else {
            throw PaymentRefusal(.accountFlow)
        }
        return posting
    }
}

/// What an entry without a payment of ours can be.
public enum Explanation: String, Sendable, Hashable, CaseIterable {
    case fee, interest, grant, other
    case bankError = "bank-error"

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .fee: LocalizedText(zh: "手续费", en: "fee")
        case .interest: LocalizedText(zh: "利息", en: "interest")
        case .grant: LocalizedText(zh: "拨款", en: "grant")
        case .other: LocalizedText(zh: "其他", en: "other")
        case .bankError: LocalizedText(zh: "银行差错", en: "bank's error")
        }
    }
}
