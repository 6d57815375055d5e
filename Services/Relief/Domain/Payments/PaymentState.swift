import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where one attempt at paying one line stands.
///
/// | state | what happens | state after it |
/// |---|---|---|
/// | released | its request is in the outbox, or its file exported · the line is cancelled | requested · cancelled |
/// | requested | settled · failed · pending · deadline | settled · failed · requested, later deadline · unknown, inquiry asked |
/// | unknown | settled · failed · pending, to the newest inquiry | settled · failed · unknown, later deadline |
/// | unknown | not received, to the newest inquiry · deadline | requested, the same reference sent again · unknown, asked anew |
/// | requested, unknown, failed without a sequel | returned | returned: the word of the settlement was lost or is late, both are posted |
/// | settled | returned | returned |
/// | failed without a sequel | settled | settled: a late truth |
/// | failed, returned | paid again, or given up, by two people | as it is, with a sequel |
/// | settled, failed, returned | the same once more | as it is |
/// | requested, unknown, settled, failed, returned | pending or not received, to an earlier inquiry, or answered for good since | as it is |
/// | released | anything of a bank | as it is: `not-asked` |
/// | settled | failed, or settled otherwise | as it is: `answers-differ` |
/// | failed with a sequel | settled · returned | as it is: `answers-differ`; settled is a duplicate at the bank |
/// | returned, cancelled | anything else of a bank | as it is: `answers-differ` |
///
/// An amount that is not ours is never taken (`amount-mismatch`). Only the bank's word makes an attempt settled, failed or
/// returned; that nothing is heard never does.
public enum PaymentState: Sendable, Hashable {
    /// To be asked for; no bank knows of it.
    case released
    case cancelled(Cancellation)
    case requested(Ask)
    /// The bank has not answered in time: nobody knows whether it paid, and it is asked until it says.
    case unknown(Ask, Inquiry)
    case settled(Settlement)
    case failed(Failure)
    /// It was paid, and came back.
    case returned(Settlement, Return)

    /// The word under which others know it.
    public var word: PaymentStateWord {
        switch self {
        case .released: .released
        case .cancelled: .cancelled
        case .requested: .requested
        case .unknown: .unknown
        case .settled: .settled
        case .failed: .failed
        case .returned: .returned
        }
    }

    /// When to look at it again, if nothing is heard until then.
    public var dueAt: Date? {
        switch self {
        case .requested(let ask): ask.dueAt
        case .unknown(_, let inquiry): inquiry.dueAt
        case .released, .cancelled, .settled, .failed, .returned: nil
        }
    }
}
