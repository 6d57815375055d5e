import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A line was cancelled before any bank was asked.
public struct Cancellation: Sendable, Hashable {
    public let at: Date
    /// In the words of who cancelled it.
    public let why: String

    init(at: Date, why: String) {
        self.at = at
        self.why = why
    }
}

/// A bank was asked to pay.
public struct Ask: Sendable, Hashable {
    /// How often this reference was sent, from 1.
    public let times: Int
    /// When it was sent last.
    public let at: Date
    /// When the bank is asked what became of it.
    public internal(set) var dueAt: Date
    public internal(set) var respite: Respite?

    init(times: Int, at: Date, dueAt: Date, respite: Respite? = nil) {
        self.times = times
        self.at = at
        self.dueAt = dueAt
        self.respite = respite
    }
}

/// A bank was asked what became of a payment.
public struct Inquiry: Sendable, Hashable {
    /// Counts from 1 for each payment, and never begins anew: an answer names it.
    public let number: Int
    /// How often it was asked since the payment was sent last.
    public let times: Int
    public let at: Date
    /// When it is asked anew.
    public internal(set) var dueAt: Date
    public internal(set) var respite: Respite?

    init(number: Int, times: Int, at: Date, dueAt: Date, respite: Respite? = nil) {
        self.number = number
        self.times = times
        self.at = at
        self.dueAt = dueAt
        self.respite = respite
    }
}

/// The bank said that the payment is in hand.
public struct Respite: Sendable, Hashable {
    /// When it expects to know, where it said so.
    public let expectedBy: Date?

    init(expectedBy: Date?) { self.expectedBy = expectedBy }
}

/// A bank paid.
public struct Settlement: Sendable, Hashable {
    /// `nil` where only its return was told.
    public let on: CivilDate?
    /// The bank's number for it, where it named one.
    public let bankReference: SourceReference?

    init(on: CivilDate?, bankReference: SourceReference?) {
        self.on = on
        self.bankReference = bankReference
    }
}

/// A bank did not pay, and never will under this reference.
public struct Failure: Sendable, Hashable {
    public let reason: PaymentFailure
    public let on: CivilDate?
    public let bankReference: SourceReference?

    init(_ reason: PaymentFailure, on: CivilDate?, bankReference: SourceReference?) {
        self.reason = reason
        self.on = on
        self.bankReference = bankReference
    }
}

/// What was paid came back.
public struct Return: Sendable, Hashable {
    public let reason: PaymentFailure
    public let on: CivilDate
    /// The bank's number for the return, where it named one.
    public let bankReference: SourceReference?

    init(_ reason: PaymentFailure, on: CivilDate, bankReference: SourceReference?) {
        self.reason = reason
        self.on = on
        self.bankReference = bankReference
    }
}
