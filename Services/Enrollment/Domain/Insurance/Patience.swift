import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How long is waited in each state before one asks again, each time twice as long, and how often, before a person is
/// told. No law sets it: operators configure it.
public struct Patience: Sendable, Hashable {
    private var terms: [InsuranceState: AskingTerm]
    /// Days after a month's end within which its contribution is not owed yet.
    public var graceDays: Int

    public init(terms: [InsuranceState: AskingTerm] = [:], graceDays: Int = 15) {
        self.terms = terms
        self.graceDays = graceDays
    }

    /// Where nothing is configured: three days, three times.
    public func term(in state: InsuranceState) -> AskingTerm {
        terms[state] ?? AskingTerm(interval: 3 * 86_400, doubledUntilAsk: 3)
    }

    /// When to look again at what has been asked `attempt` times.
    func due(in state: InsuranceState, attempt: Int, from now: Date) -> Date {
        term(in: state).due(afterTimes: attempt, from: now)
    }

    /// When the contribution for a month is owed and has not come: midnight in China. What was paid on the last day may be
    /// reported until then.
    func owed(_ month: Month) -> Date {
        month.advanced(by: 1).firstDay.beginningInChina.addingTimeInterval(TimeInterval(graceDays) * 86_400)
    }
}

extension CaseState.Plan {
    /// The last month by which there must be another payment, when that month is paid for: what is paid for together may
    /// be paid until its last month, and never after the year.
    func nextPayment(after month: Month) -> Month {
        min(month.advanced(by: frequency.months), month.advanced(by: 1).endOfYear)
    }
}

extension Month {
    /// December of its year.
    var endOfYear: Month { advanced(by: 12 - month) }

    var firstDay: CivilDate {
        // Safe because every month has a first day.
        CivilDate(year: year, month: month, day: 1)!
    }
}

extension CivilDate {
    static func newYear(_ year: Int) -> CivilDate {
        // Safe because every year that can be written has a first day.
        CivilDate(year: min(year, 9_999), month: 1, day: 1)!
    }

    /// Midnight, Asia/Shanghai.
    var beginningInChina: Date { Date(timeIntervalSince1970: TimeInterval(daysSince1970) * 86_400 - 8 * 3_600) }
}
