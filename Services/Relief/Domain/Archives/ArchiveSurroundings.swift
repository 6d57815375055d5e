import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is known beside the archives.
public struct ArchiveSurroundings: Sendable {
    /// The database's.
    public var now: Date
    public var settings: ArchiveSettings
    public var regimes: HardshipRegimes
    public var calendar: HolidayCalendar
    public var policy: ApprovalPolicy
    /// The versions of 授权委托书 that are registered.
    public var authorisationTexts: Set<String>
    /// How long 民政 is waited for.
    public var patience: AskingTerm
    /// The office that is asked about a county's households; none where none is appointed that has a key.
    public var offices: [DivisionCode: DepartmentName]
    /// The unions that are named, and whether they are open.
    public var unions: [UnionCode: Bool]
    /// The union that answers for a county.
    public var responsible: [DivisionCode: UnionCode]

    public init(
        now: Date, settings: ArchiveSettings = ArchiveSettings(), regimes: HardshipRegimes = HardshipRegimes(),
        calendar: HolidayCalendar = HolidayCalendar(), policy: ApprovalPolicy = ApprovalPolicy(),
        authorisationTexts: Set<String> = [], patience: AskingTerm = AskingTerm(interval: 3 * 86_400),
        offices: [DivisionCode: DepartmentName] = [:], unions: [UnionCode: Bool] = [:],
        responsible: [DivisionCode: UnionCode] = [:]
    ) {
        self.now = now
        self.settings = settings
        self.regimes = regimes
        self.calendar = calendar
        self.policy = policy
        self.authorisationTexts = authorisationTexts
        self.patience = patience
        self.offices = offices
        self.unions = unions
        self.responsible = responsible
    }

    /// The day in China.
    public var today: CivilDate { CivilDate(inChinaAt: now) }

    /// What speaks against a household as it was declared, whatever else is on record.
    func check(_ household: Household, in division: DivisionCode, _ findings: inout Findings) {
        let months = regimes.regime(in: division, on: today)?.months ?? 12
        if household.monthCount != months { findings.note(.periodNotTwelveMonths, "months") }
        if !isRecent(household) { findings.note(.periodInvalid, "months") }
        if let event = household.event, event.on > today { findings.note(.dateFuture, "event.on") }
        for (index, member) in household.members.enumerated() {
            if let birth = member.identity.birthDate(asOf: today), birth > today {
                findings.note(.idDate, "members[\(index)].identity.number")
            }
        }
    }

    /// Whether incomes are told of until not long ago, and not of months to come.
    func isRecent(_ household: Household) -> Bool {
        (0...settings.oldestMonth).contains(household.months.upperBound.months(until: Month(today)))
    }

    /// The union that is named, which must be one that is open; else the one that answers for the county.
    func union(named: UnionCode?, for county: DivisionCode, _ findings: inout Findings) -> UnionCode? {
        guard let named else { return responsible[county] }
        switch unions[named] {
        case true?: break
        case false?: findings.note(.unionClosed, "union")
        case nil: findings.note(.unionUnknown, "union")
        }
        return named
    }

    /// The assessment by what holds for the place today; `regime-missing` where nothing does.
    func assess(_ version: HouseholdVersion, in division: DivisionCode) -> HardshipAssessment? {
        guard let inputs = version.inputs, let regime = regimes.regime(in: division, on: today) else { return nil }
        return HardshipAssessment(of: inputs, under: regime)
    }

    func day(after count: Int) -> CivilDate { CivilDate(daysSince1970: today.daysSince1970 + count) }
}
