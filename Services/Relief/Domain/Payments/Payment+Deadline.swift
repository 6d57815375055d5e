import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Payment {
    /// The request is on its way: in the outbox, or in a file that was exported.
    public mutating func request(_ patience: AskingTerm, at now: Date) -> PaymentDecision {
        guard case .released = state else { return .refused(PaymentRefusal(.paymentState)) }
        return .moved(send(times: 1, patience, at: now))
    }

    /// The line is not to be paid after all: possible only before a bank is asked.
    public mutating func cancel(why: String, at now: Date) -> PaymentDecision {
        switch state {
        case .released:
            state = .cancelled(Cancellation(at: now, why: why))
            return .moved(PaymentMove(postings: [posting(.drop)], outcome: .cancelled))
        case .cancelled: return .repeated
        case .requested, .unknown: return .refused(PaymentRefusal(.paymentOpen))
        case .settled, .failed, .returned: return .refused(PaymentRefusal(.paymentState))
        }
    }

    /// Looks whether an answer is owed: then the bank is asked what became of it, again and again and for ever. `nil` when
    /// nothing is due. That time passes never says whether a payment was made.
    public mutating func passDeadline(_ patience: AskingTerm, at now: Date) -> PaymentMove? {
        guard let dueAt = state.dueAt, dueAt <= now else { return nil }
        return inquire(patience, at: now)
    }

    /// Asks now what became of it, as a person may; `nil` when nobody was asked to pay, or it is known.
    public mutating func inquire(_ patience: AskingTerm, at now: Date) -> PaymentMove? {
        let (times, sentAt, asked): (Int, Date, Int)
        switch state {
        case .requested(let ask): (times, sentAt, asked) = (ask.times, ask.at, 0)
        case .unknown(let ask, let inquiry): (times, sentAt, asked) = (ask.times, ask.at, inquiry.times)
        case .released, .cancelled, .settled, .failed, .returned: return nil
        }
        inquiries += 1
        let due = patience.due(afterTimes: asked + 1, from: now)
        let inquiry = Inquiry(number: inquiries, times: asked + 1, at: now, dueAt: due)
        // What counts from now on is when the inquiry is due.
        state = .unknown(Ask(times: times, at: sentAt, dueAt: due), inquiry)
        // Told once: when as many were asked as are meant, and none of them was answered.
        return PaymentMove(request: .inquire(inquiry), alarms: asked == max(patience.asks, 1) ? [.stalled] : [])
    }

    mutating func send(times: Int, _ patience: AskingTerm, at now: Date) -> PaymentMove {
        let ask = Ask(times: times, at: now, dueAt: patience.due(afterTimes: times, from: now))
        state = .requested(ask)
        return PaymentMove(request: .pay(ask), alarms: times > max(patience.asks, 1) ? [.stalled] : [])
    }
}
