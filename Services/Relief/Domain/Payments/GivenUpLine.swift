import Contracts

/// A line that two people decided not to pay after all: its money is the project's again.
public struct GivenUpLine: Sendable, Hashable {
    public let attempt: ClosedAttempt
    public let decision: TwoPersonDecision
    public let posting: Posting

    public init(after attempt: ClosedAttempt, by decision: TwoPersonDecision) {
        self.attempt = attempt
        self.decision = decision
        posting = attempt.terms.posting(attempt.cameBack ? .free : .drop, attempt.reference)
    }
}

extension Payment {
    /// Notes that the line was paid again. Nothing happens where this is not the attempt before it.
    public mutating func note(_ next: NewPayment) {
        if next.previous == reference, sequel == nil { sequel = .paidAgain }
    }

    /// Notes that the line was given up. Nothing happens where it was another attempt.
    public mutating func note(_ line: GivenUpLine) {
        if line.attempt.reference == reference, sequel == nil { sequel = .givenUp }
    }
}
