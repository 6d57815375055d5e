import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What can be had once by a person or household in a time (同期不重复享受).
///
/// Programmes that must not be combined share a group: so "once" and "not together with" are one rule, held by one key of
/// the database.
public struct OnceGroup: Sendable, Hashable {
    public enum Period: String, Sendable, Hashable, CaseIterable { case ever, year, month }

    /// As programmes name it, such as `WARMTH`.
    public let code: String
    public let per: Beneficiary.Kind
    public let period: Period

    /// `nil` unless the code is that of a programme, fund or project might be.
    public init?(_ code: String, per: Beneficiary.Kind, period: Period) {
        guard ProgrammeCode(code) != nil else { return nil }
        self.code = code
        self.per = per
        self.period = period
    }

    /// What a line of a list for that day claims; nobody else may have claimed the same.
    ///
    /// - Parameter day: The day that the list is for, never the day on which it is made: a campaign over New Year is one.
    public func claim(_ beneficiary: Beneficiary, on day: CivilDate) -> Claim {
        let text =
            switch period {
            case .ever: "-"
            case .year: String(Month(day).text.prefix(4))
            case .month: Month(day).text
            }
        return Claim(group: code, subject: beneficiary.subject(per), period: text)
    }
}

/// That somebody has what a group gives once.
public struct Claim: Sendable, Hashable {
    public let group: String
    public let subject: Beneficiary.Subject
    /// `2026`, `2026-12`, or `-` for ever.
    public let period: String
}
