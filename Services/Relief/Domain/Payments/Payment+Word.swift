import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What has to be known besides the payment when a bank speaks.
public struct Hearing: Sendable, Hashable {
    public var now: Date
    public var patience: AskingTerm
    /// Whether the bank's number that the word names belongs to another payment.
    public var isNumberTaken: Bool

    public init(at now: Date, patience: AskingTerm, isNumberTaken: Bool = false) {
        self.now = now
        self.patience = patience
        self.isNumberTaken = isNumberTaken
    }
}

extension Payment {
    /// Takes a bank's word, as the table of ``PaymentState`` says. Words may come in any order, doubled and late.
    public mutating func hear(_ word: BankWord, from bank: BankCode, _ hearing: Hearing) -> PaymentDecision {
        guard word.reference == reference else { return .refused(PaymentRefusal(.paymentUnknown)) }
        guard bank == terms.bank else { return .refused(PaymentRefusal(.notAsked)) }
        if case .released = state { return .refused(PaymentRefusal(.notAsked)) }
        if let amount = word.amount, amount != terms.amount {
            return .refused(PaymentRefusal(.amountMismatch, .amountDiffers))
        }
        guard !hearing.isNumberTaken else { return .refused(PaymentRefusal(.bankReferenceReused)) }
        return switch word.says {
        case .settled(_, let day, let number): settle(Settlement(on: day, bankReference: number), day)
        case .failed(let reason, let day, let number): fail(Failure(reason, on: day, bankReference: number))
        case .returned(_, let day, let number, let reason): giveBack(Return(reason, on: day, bankReference: number))
        case .pending(let inquiry, let expectedBy): wait(Respite(expectedBy: expectedBy), inquiry, hearing)
        case .notReceived(let inquiry): sendAgain(inquiry, hearing)
        }
    }

    private mutating func settle(_ settlement: Settlement, _ day: CivilDate) -> PaymentDecision {
        var move = PaymentMove(postings: [posting(.settle)], outcome: .paid(on: day))
        switch state {
        case .requested, .unknown: break
        case .failed where sequel == nil: move.alarms = [.lateTruth]
        case .failed: return .refused(PaymentRefusal(.answersDiffer, .duplicateAtBank))
        case .settled(let known), .returned(let known, _):
            return known.bankReference.agrees(with: settlement.bankReference)
                ? .repeated : .refused(PaymentRefusal(.answersDiffer))
        case .cancelled, .released: return .refused(PaymentRefusal(.answersDiffer))
        }
        state = .settled(settlement)
        return .moved(move)
    }

    private mutating func fail(_ failure: Failure) -> PaymentDecision {
        switch state {
        case .requested, .unknown:
            state = .failed(failure)
            return .moved(PaymentMove(outcome: .failed(failure.reason)))
        case .failed(let known) where known.reason == failure.reason: return .repeated
        case .failed, .settled, .returned, .cancelled, .released: return .refused(PaymentRefusal(.answersDiffer))
        }
    }

    private mutating func giveBack(_ back: Return) -> PaymentDecision {
        var move = PaymentMove(postings: [posting(.return)], outcome: .returned(back.reason, on: back.on))
        switch state {
        case .settled(let settlement):
            state = .returned(settlement, back)
            return .moved(move)
        case .requested, .unknown: break
        case .failed where sequel == nil: break
        case .returned(_, let known):
            return known.bankReference.agrees(with: back.bankReference)
                ? .repeated : .refused(PaymentRefusal(.answersDiffer))
        case .failed, .cancelled, .released: return .refused(PaymentRefusal(.answersDiffer))
        }
        // What came back had been paid, whoever says so later.
        move.postings.insert(posting(.settle), at: 0)
        move.alarms = [.settlementUntold]
        state = .returned(Settlement(on: nil, bankReference: nil), back)
        return .moved(move)
    }

    private mutating func wait(_ respite: Respite, _ inquiry: Int?, _ hearing: Hearing) -> PaymentDecision {
        if let inquiry, inquiry > inquiries { return .refused(PaymentRefusal(.inquiryUnknown)) }
        let isNewest = inquiry == nil || inquiry == inquiries
        let due = hearing.due(after: respite)
        switch state {
        case .requested(var ask) where isNewest:
            guard ask.respite != respite else { return .repeated }
            ask.respite = respite
            ask.dueAt = max(ask.dueAt, due)
            state = .requested(ask)
            return .moved(PaymentMove())
        case .unknown(var ask, var inquiry) where isNewest:
            guard inquiry.respite != respite else { return .repeated }
            inquiry.respite = respite
            inquiry.dueAt = max(inquiry.dueAt, due)
            ask.dueAt = inquiry.dueAt
            state = .unknown(ask, inquiry)
            return .moved(PaymentMove())
        case .requested, .unknown, .settled, .failed, .returned: return .overtaken
        case .cancelled, .released: return .refused(PaymentRefusal(.answersDiffer))
        }
    }

    /// The bank never got it: the same reference is sent again. To an earlier inquiry it says nothing, since the payment
    /// may have been sent after that.
    private mutating func sendAgain(_ inquiry: Int, _ hearing: Hearing) -> PaymentDecision {
        guard inquiry <= inquiries else { return .refused(PaymentRefusal(.inquiryUnknown)) }
        switch state {
        case .unknown(let ask, let open) where open.number == inquiry:
            return .moved(send(times: ask.times + 1, hearing.patience, at: hearing.now))
        case .requested where inquiry == inquiries: return .repeated
        case .requested, .unknown, .settled, .failed, .returned: return .overtaken
        case .cancelled, .released: return .refused(PaymentRefusal(.answersDiffer))
        }
    }
}

extension Hearing {
    /// When to ask again what is in hand: not before the usual wait, and never later than the longest one.
    fileprivate func due(after respite: Respite) -> Date {
        let earliest = patience.due(afterTimes: 1, from: now)
        let latest = now.addingTimeInterval(max(patience.longest, patience.interval))
        return min(max(respite.expectedBy ?? earliest, earliest), latest)
    }
}

extension SourceReference? {
    /// Two words of one thing name the same number, or one of them names none.
    fileprivate func agrees(with other: SourceReference?) -> Bool { self == nil || other == nil || self == other }
}
