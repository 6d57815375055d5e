import Contracts

/// What became of a word or a step about a payment, and everything that must be said and saved because of it.
public enum PaymentDecision: Sendable, Hashable {
    case moved(PaymentMove)
    /// It was so already: nothing changed.
    case repeated
    /// A later word or inquiry stands: nothing changed.
    case overtaken
    /// Nothing changed.
    case refused(PaymentRefusal)

    /// For the log and the audit.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case moved, repeated, overtaken, refused
    }

    public var word: Word {
        switch self {
        case .moved: .moved
        case .repeated: .repeated
        case .overtaken: .overtaken
        case .refused: .refused
        }
    }

    /// To be posted, in order.
    public var postings: [Posting] { if case .moved(let move) = self { move.postings } else { [] } }
}

/// The payment was changed, and must be saved, together with all this.
public struct PaymentMove: Sendable, Hashable {
    /// To be posted, in order.
    public var postings: [Posting] = []
    /// What is asked of the bank at once.
    public var request: PaymentRequest?
    /// What the department that applied or nominated is told.
    public var outcome: PaymentOutcome?
    /// What a person must look at.
    public var alarms: Set<PaymentAlarm> = []
}

/// What is asked of a bank.
public enum PaymentRequest: Sendable, Hashable {
    /// To pay; the same reference each time.
    case pay(Ask)
    case inquire(Inquiry)
}

/// What became of one attempt, as it is told.
public enum PaymentOutcome: Sendable, Hashable {
    case paid(on: CivilDate)
    case failed(PaymentFailure)
    case returned(PaymentFailure, on: CivilDate)
    case cancelled

    /// The word in `relief.payments-recorded.v1`.
    public var word: String {
        switch self {
        case .paid: "paid"
        case .failed: "failed"
        case .returned: "returned"
        case .cancelled: "cancelled"
        }
    }
}

public enum PaymentAlarm: String, Sendable, Hashable, CaseIterable {
    /// A bank that had said that it failed says that it paid.
    case lateTruth = "late-truth"
    /// It came back before anybody had said that it was paid.
    case settlementUntold = "settlement-untold"
    /// The bank was asked as often as is meant, and has not answered.
    case stalled
}

/// Why something about a payment is not done.
public struct PaymentRefusal: Error, Hashable {
    public let code: ReasonCode
    /// The discrepancy that it shows.
    public let discrepancy: DiscrepancyClass?

    public init(_ code: ReasonCode, _ discrepancy: DiscrepancyClass? = nil) {
        self.code = code
        self.discrepancy = discrepancy
    }
}
