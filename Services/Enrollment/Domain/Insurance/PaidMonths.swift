import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which months are paid for since a case began: from the first to the last, without those that were left out.
public struct PaidMonths: Sendable, Hashable {
    public private(set) var first: Month
    public private(set) var last: Month
    /// What is not paid between them, in order.
    public private(set) var missing: [Month]

    /// What is on record.
    public init(from first: Month, to last: Month, missing: [Month] = []) {
        self.first = first
        self.last = last
        self.missing = missing
    }

    init(_ contribution: Contribution) { self.init(from: contribution.period, to: contribution.last) }

    /// The last month up to which nothing is missing.
    public var through: Month { missing.first?.advanced(by: -1) ?? last }

    /// - Parameter known: what was paid beside it, before this beginning of the case perhaps.
    mutating func add(_ contribution: Contribution, beside known: [Contribution]) {
        if contribution.period > last {
            missing += Self.months(from: last.advanced(by: 1), before: contribution.period)
        } else if contribution.last < first {
            missing = Self.months(from: contribution.last.advanced(by: 1), before: first) + missing
        }
        first = min(first, contribution.period)
        last = max(last, contribution.last)
        missing.removeAll { month in
            contribution.covers(month) || known.contains { $0.covers(month) }
        }
    }

    private static func months(from first: Month, before end: Month) -> [Month] {
        let count = first.months(until: end)
        return count > 0 ? (0..<count).map { first.advanced(by: $0) } : []
    }
}

extension InsuranceCase {
    /// Which months are owed, where the case stands in arrears: those left out, and those since the last that was paid.
    public func owedMonths(by patience: Patience, at now: Date) -> [Month] {
        guard case .arrears(let plan, let paid) = state else { return [] }
        guard now >= patience.owed(plan.nextPayment(after: paid.last)) else { return paid.missing }
        var (owed, month) = (paid.missing, paid.last.advanced(by: 1))
        while now >= patience.owed(month), owed.last != month {
            owed.append(month)
            month = month.advanced(by: 1)
        }
        return owed
    }
}
