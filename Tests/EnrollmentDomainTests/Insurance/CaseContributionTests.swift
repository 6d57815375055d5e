import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// What was paid, as the collecting department reports it: counted once, to the fen, and owed in time.
@Suite struct CaseContributionTests {
    private func paying(
        standards: [ContributionStandard] = [CaseFixture.standard()], _ frequency: PaymentFrequency = .monthly
    ) -> CaseFixture {
        var around = CaseFixture.surroundings(standards: standards)
        around.now = CaseFixture.start
        var fixture = CaseFixture(
            wish: InsuranceWish(base: Fen(360_000), frequency: frequency), consentAt: "2026-03-10T08:00:00+08:00",
            around: around)
        for step in [Step.eligible, .registered, .link] { fixture.take(step) }
        return fixture
    }

    @Test func theSameIsOnRecordOnceForEver() {
        var fixture = paying()
        let paid = fixture.contribution("2026-03")
        #expect(fixture.report(paid) == "> current")
        #expect(fixture.report(paid, beside: [paid]) == "=")
        for change in [
            { (other: inout Contribution) in other.amount = Fen(72_001) }, { $0.months = 2 },
            { $0.base = Fen(400_000) }, { $0.paidOn = CivilDate("2026-03-21")! },
        ] {
            var other = paid
            change(&other)
            #expect(fixture.report(other, beside: [paid]) == "! contribution-reference-reused")
        }
        // However the case stands by then.
        fixture.take(.revocation)
        #expect(fixture.report(paid, beside: [paid]) == "=")
        var lapsed = CaseTransitionTests.standing(.lapsed)
        #expect(lapsed.report(paid, beside: [paid]) == "=")
    }

    /// A month that is paid for is not paid for again under another reference: a person looks.
    @Test func aCoveredMonthGoesToAPerson() {
        var fixture = paying()
        let quarter = fixture.contribution("2026-03", months: 3)
        #expect(fixture.report(quarter) == "> current")
        let before = fixture.item
        for (period, months) in [("2026-03", 1), ("2026-05", 1), ("2026-02", 2), ("2026-05", 3), ("2026-01", 12)] {
            let other = fixture.contribution(period, months: months, reference: "T-2")
            #expect(fixture.report(other, beside: [quarter]) == "!! contribution-period-covered", "\(period)")
        }
        #expect(fixture.item == before)
        for (period, months) in [("2026-01", 2), ("2026-06", 7)] {
            var other = fixture
            #expect(
                other.report(other.contribution(period, months: months, reference: "T-2"), beside: [quarter]) == ".")
        }
    }

    /// G.7 example 1: to the fen, within the permitted bases, within the year.
    @Test func theAmountIsBaseTimesRateTimesMonths() {
        let cases: [(period: String, months: Int, base: Int64, amount: Int64, came: String)] = [
            ("2026-03", 1, 360_000, 72_000, "> current"), ("2026-03", 3, 360_000, 216_000, "> current"),
            ("2026-01", 12, 360_000, 864_000, "> current"), ("2026-03", 1, 1_800_000, 360_000, "> current"),
            ("2026-03", 1, 359_999, 72_000, "! base-below-minimum"),
            ("2026-03", 1, 1_800_001, 360_000, "! base-above-maximum"),
            ("2026-03", 1, 360_000, 72_002, "! amount-mismatch"), ("2026-03", 1, 360_000, 71_998, "! amount-mismatch"),
            ("2026-03", 3, 360_000, 72_000, "! amount-mismatch"), ("2026-03", 1, 360_000, 0, "! amount-mismatch"),
            ("2026-11", 3, 360_000, 216_000, "! contribution-year-end"),
            ("2026-12", 2, 360_000, 144_000, "! contribution-year-end"),
            // 20 % of 3,600.01 is 720.002: rounded once, or each month.
            ("2026-03", 1, 360_001, 72_000, "> current"), ("2026-03", 12 - 2, 360_003, 720_006, "> current"),
            ("2026-03", 10, 360_003, 720_010, "> current"),
            ("2027-03", 1, 360_000, 72_000, "!! standard-missing"),
        ]
        for item in cases {
            var fixture = paying()
            let came = fixture.report(
                fixture.contribution(
                    item.period, months: item.months, base: item.base, amount: item.amount, paidOn: "2026-03-20"))
            #expect(came == item.came, "\(item)")
        }
    }

    /// G.7 example 1: December of last year, paid in January, is refused where the rule is on.
    @Test func acrossTheYearOnlyWhereItIsAllowed() {
        for (allowed, came) in [(false, "! contribution-cross-year"), (true, "> current")] {
            var fixture = paying(standards: [
                CaseFixture.standard(1, crossYear: allowed), CaseFixture.standard(2, year: 2027),
            ])
            fixture.wait(until: "2027-01-05T08:00:00+08:00")
            #expect(fixture.report(fixture.contribution("2026-12", paidOn: "2027-01-04")) == came)
        }
        // Paid on the last day, and reported in January: it was in time.
        var late = paying()
        late.wait(until: "2027-01-05T08:00:00+08:00")
        #expect(late.report(late.contribution("2026-12", paidOn: "2026-12-31")) == "> current")
    }

    @Test(arguments: [
        (PaymentFrequency.monthly, "2026-03", 1, "2026-05-16T00:00:00+08:00"),
        // A quarter is paid for until its last month.
        (.quarterly, "2026-03", 1, "2026-07-16T00:00:00+08:00"),
        (.quarterly, "2026-03", 3, "2026-09-16T00:00:00+08:00"),
        (.halfYearly, "2026-03", 6, "2027-01-16T00:00:00+08:00"),
        // Never later than the year that follows the last month paid for.
        (.quarterly, "2026-03", 8, "2027-01-16T00:00:00+08:00"), (.yearly, "2026-03", 10, "2028-01-16T00:00:00+08:00"),
        (.monthly, "2026-03", 10, "2027-02-16T00:00:00+08:00"),
    ]) func arrearsBeginWhenTheNextPaymentIsOwed(
        frequency: PaymentFrequency, period: String, months: Int, owed: String
    ) {
        var fixture = paying(frequency)
        #expect(fixture.report(fixture.contribution(period, months: months)) == "> current")
        #expect(fixture.item.dueAt == CaseFixture.time(owed))
        fixture.passDeadline()
        #expect(fixture.effects.first == .changed(.arrears))
        // Nothing can be paid any more for a year that is over, with its days of grace.
        #expect((fixture.item.state == .ended(.lapsed)) == (owed.hasSuffix("-01-16T00:00:00+08:00")))
    }

    /// Arrears are made good within the year; what is not, lapses when the year is over and its last reports are in.
    @Test func arrearsAreMadeGoodOrLapse() {
        var fixture = paying()
        let march = fixture.contribution("2026-03")
        fixture.report(march)
        fixture.passDeadline()
        #expect(fixture.item.state.name == .arrears)
        #expect(fixture.item.dueAt == CaseFixture.time("2027-01-16T00:00:00+08:00"))
        // In August four months are owed: one of them does not make it good, all of them do.
        fixture.wait(until: "2026-08-20T08:00:00+08:00")
        let april = fixture.contribution("2026-04", paidOn: "2026-08-19", reference: "T-2")
        #expect(fixture.report(april, beside: [march]) == ".")
        #expect(
            fixture.item.state
                == .arrears(fixture.item.state.plan!, PaidMonths(from: Month("2026-03")!, to: Month("2026-04")!)))
        let rest = fixture.contribution("2026-05", months: 3, paidOn: "2026-08-19", reference: "T-3")
        #expect(fixture.report(rest, beside: [march, april]) == "> current")
        #expect(fixture.effects.last == .changed(.current), "it has settled once")
        fixture.passDeadline()
        fixture.passDeadline()
        #expect(fixture.effects == [.changed(.lapsed)] && fixture.item.dueAt == nil)
        #expect(fixture.around.now == CaseFixture.time("2027-01-16T00:00:00+08:00"))
        #expect(fixture.report(fixture.contribution("2026-08", reference: "T-4")) == "! case-ended")
    }

    @Test func whatWasPaidOnTheLastDayIsReportedAfterIt() {
        var fixture = CaseTransitionTests.standing(.arrears)
        fixture.wait(until: "2027-01-08T08:00:00+08:00")
        #expect(fixture.item.passDeadline(fixture.around) == [])
        let paid = fixture.contribution("2026-04", months: 9, paidOn: "2026-12-31", reference: "T-2")
        #expect(fixture.report(paid) == "> current")
        #expect(fixture.item.dueAt == CaseFixture.time("2027-02-16T00:00:00+08:00"))
    }

    /// 跨年度补缴: where a later year may be paid for nothing lapses, and somebody looks each year.
    @Test func whereALaterYearMayBePaidForNothingLapses() {
        var fixture = paying(standards: [CaseFixture.standard(crossYear: true)])
        fixture.report(fixture.contribution("2026-03"))
        fixture.passDeadline()
        for year in 2027...2029 {
            fixture.passDeadline()
            #expect(fixture.effects == [.stalled(.personAwaited)] && fixture.item.state.name == .arrears)
            #expect(CivilDate(inChinaAt: fixture.around.now).year == year || year > 2027)
            #expect(fixture.item.dueAt! > fixture.around.now)
        }
        #expect(fixture.item.stalledSince == CaseFixture.time("2027-01-16T00:00:00+08:00"))
        let paid = fixture.contribution("2026-04", months: 9, paidOn: "2029-01-02", reference: "T-2")
        #expect(fixture.report(paid) == ".", "three years are owed still")
        #expect(fixture.item.stalledSince == nil)
    }

    /// What is reported late counts no less, and what is older never takes a month back.
    @Test func reportsInAnyOrder() {
        let months = ["2026-03", "2026-04", "2026-05", "2026-06"]
        for order in [months, months.reversed(), ["2026-05", "2026-03", "2026-06", "2026-04"]] {
            var fixture = paying()
            fixture.wait(until: "2026-06-20T08:00:00+08:00")
            var known: [Contribution] = []
            for month in order {
                let paid = fixture.contribution(month, paidOn: "2026-06-19", reference: "T-\(month)")
                let before = fixture.item.state.paid?.last
                let came = fixture.report(paid, beside: known)
                #expect(!came.contains("!") && came != "=")
                #expect(fixture.item.state.paid!.last >= before ?? paid.period)
                known.append(paid)
            }
            #expect(
                fixture.item.state
                    == .current(fixture.item.state.plan!, PaidMonths(from: Month("2026-03")!, to: Month("2026-06")!)))
            #expect(fixture.item.dueAt == CaseFixture.time("2026-08-16T00:00:00+08:00"))
        }
    }
}
