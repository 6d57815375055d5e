import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// A month left out between two that are paid is noticed, named, and made up for within its year (domain facts C.7.1).
@Suite struct MissingMonthTests {
    private static func month(_ text: String) -> Month { Month(text)! }

    /// A case that stands at its link, and what was paid so far.
    private struct Payer {
        var fixture: CaseFixture
        var known: [Contribution] = []

        init(
            _ frequency: PaymentFrequency = .monthly, crossYear: Bool = false, now: String = "2026-05-10T08:00:00+08:00"
        ) {
            var around = CaseFixture.surroundings(standards: [
                CaseFixture.standard(crossYear: crossYear), CaseFixture.standard(2, year: 2027, crossYear: crossYear),
            ])
            around.now = CaseFixture.start
            fixture = CaseFixture(
                wish: InsuranceWish(base: Fen(360_000), frequency: frequency), consentAt: "2026-03-10T08:00:00+08:00",
                around: around)
            for step in [Step.eligible, .registered, .link] { fixture.take(step) }
            fixture.wait(until: now)
        }

        mutating func pay(_ period: String, months: Int = 1, paidOn: String = "2026-06-19") -> String {
            let paid = fixture.contribution(period, months: months, paidOn: paidOn, reference: "T-\(known.count)")
            let came = fixture.report(paid, beside: known)
            known.append(paid)
            return came
        }

        var owed: [String] { fixture.item.owedMonths(by: fixture.around.patience, at: fixture.around.now).map(\.text) }
    }

    @Test func aSkippedMonthIsArrearsUntilItIsReported() {
        var payer = Payer()
        #expect(payer.pay("2026-03") == "> current" && payer.owed == [])
        #expect(payer.pay("2026-06") == "> arrears")
        #expect(payer.owed == ["2026-04", "2026-05"])
        #expect(
            payer.fixture.item.state.paid
                == PaidMonths(
                    from: Self.month("2026-03"), to: Self.month("2026-06"),
                    missing: [Self.month("2026-04"), Self.month("2026-05")]))
        #expect(payer.fixture.item.state.paid?.through == Self.month("2026-03"), "up to there nothing is missing")
        #expect(payer.pay("2026-05") == "." && payer.owed == ["2026-04"])
        #expect(payer.pay("2026-04") == "> current" && payer.owed == [])
        #expect(payer.fixture.item.state.paid?.through == Self.month("2026-06"))
        #expect(payer.fixture.item.dueAt == CaseFixture.time("2026-08-16T00:00:00+08:00"))
    }

    /// In any order: what is older than the first leaves a gap no less.
    @Test func whatIsReportedBeforeTheFirstLeavesAGapToo() {
        var payer = Payer()
        #expect(payer.pay("2026-06") == "> current")
        #expect(payer.pay("2026-01", months: 2) == "> arrears" && payer.owed == ["2026-03", "2026-04", "2026-05"])
        #expect(payer.pay("2026-03", months: 3) == "> current")
    }

    /// A month that was paid for before the case was begun anew is not missing.
    @Test func whatWasPaidBeforeIsNotMissing() {
        var payer = Payer()
        payer.known = [payer.fixture.contribution("2026-04", months: 2, reference: "T-before")]
        #expect(payer.pay("2026-03") == "> current" && payer.pay("2026-06") == ".")
        #expect(payer.owed == [])
    }

    /// At the year's end what was left out lapses like what was paid last, however far ahead somebody has paid.
    @Test func atTheYearsEndItLapses() {
        for crossYear in [false, true] {
            var payer = Payer(crossYear: crossYear)
            _ = payer.pay("2026-03")
            #expect(payer.pay("2026-05", months: 8) == "> arrears" && payer.owed == ["2026-04"])
            #expect(payer.fixture.item.dueAt == CaseFixture.time("2027-01-16T00:00:00+08:00"))
            payer.fixture.passDeadline()
            if crossYear {
                #expect(payer.fixture.effects == [.stalled(.personAwaited)])
                #expect(payer.pay("2026-04", paidOn: "2027-01-20") == "> current")
            } else {
                #expect(payer.fixture.effects == [.changed(.lapsed)])
                #expect(payer.pay("2026-04", paidOn: "2027-01-20") == "! case-ended")
            }
        }
    }

    /// Paid in time and reported in the days of grace, it counts.
    @Test func withinTheDaysOfGraceItIsHealed() {
        var payer = Payer(now: "2027-01-10T08:00:00+08:00")
        _ = payer.pay("2026-11")
        #expect(payer.pay("2027-01", paidOn: "2027-01-09") == "> arrears" && payer.owed == ["2026-12"])
        #expect(payer.pay("2026-12", paidOn: "2027-01-09") == "! contribution-cross-year")
        payer.known.removeLast()
        #expect(payer.pay("2026-12", paidOn: "2026-12-31") == "> current")
    }

    /// What is owed since the last payment is named as well, as time goes by, and by the frequency chosen.
    @Test func trailingMonthsAreNamedToo() {
        var payer = Payer(now: "2026-03-20T08:00:00+08:00")
        _ = payer.pay("2026-03", paidOn: "2026-03-19")
        payer.fixture.passDeadline()
        #expect(payer.fixture.item.state.name == .arrears && payer.owed == ["2026-04"])
        payer.fixture.wait(until: "2026-09-20T08:00:00+08:00")
        #expect(payer.owed == ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08"])
        #expect(
            payer.pay("2026-08", paidOn: "2026-09-19") == "."
                && payer.owed == ["2026-04", "2026-05", "2026-06", "2026-07"])

        var quarterly = Payer(.quarterly)
        _ = quarterly.pay("2026-01", paidOn: "2026-05-19")
        #expect(quarterly.pay("2026-03", paidOn: "2026-05-19") == "> arrears")
        quarterly.fixture.wait(until: "2026-06-20T08:00:00+08:00")
        #expect(quarterly.owed == ["2026-02"], "April may be paid until the quarter ends")
        quarterly.fixture.wait(until: "2026-07-20T08:00:00+08:00")
        #expect(quarterly.owed == ["2026-02", "2026-04", "2026-05", "2026-06"])
    }

    /// The person's choice and what was paid: recorded, with what differs.
    @Test func whatDiffersFromTheChoiceIsRecordedWithTheReason() {
        let cases: [(PaymentFrequency, String, Int, base: Int64, [ReasonCode])] = [
            (.monthly, "2026-03", 1, 360_000, []), (.monthly, "2026-03", 5, 360_000, []),
            (.monthly, "2026-03", 1, 400_000, [.baseMismatch]),
            (.quarterly, "2026-04", 3, 360_000, []), (.quarterly, "2026-03", 1, 360_000, []),
            (.quarterly, "2026-02", 3, 360_000, []), (.quarterly, "2026-04", 1, 360_000, [.frequencyMismatch]),
            (.halfYearly, "2026-03", 4, 360_000, []), (.halfYearly, "2026-01", 3, 360_000, [.frequencyMismatch]),
            (.yearly, "2026-03", 10, 360_000, []), (.yearly, "2026-01", 12, 360_000, []),
            (.yearly, "2026-01", 6, 600_000, [.baseMismatch, .frequencyMismatch]),
        ]
        for (frequency, period, months, base, expected) in cases {
            var fixture = Payer(frequency).fixture
            let paid = fixture.contribution(period, months: months, base: base, paidOn: "2026-06-19")
            #expect(fixture.report(paid) != "=" && fixture.item.state.paid?.last == paid.last)
            guard case .contributionRecorded(paid, _, let warnings) = fixture.effects.first else {
                Issue.record("\(period) +\(months): \(fixture.effects)")
                continue
            }
            #expect(warnings.map(\.code) == expected, "\(frequency) \(period) +\(months)")
            #expect(warnings.allSatisfy { $0.field == ($0.code == .baseMismatch ? "baseFen" : "months") })
        }
    }
}
