import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PaymentLink {
    /// Whether it works no more, as who issued it has said.
    public func isExpired(at now: Date) -> Bool { validUntil.map { $0 <= now } ?? false }

    /// When to look whether it works still. An office whose links work for minutes is asked for another once an hour.
    func expiry(lookedAt now: Date) -> Date? { validUntil.map { max($0, now.addingTimeInterval(3_600)) } }
}
