import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// What a scheme costs (domain facts C.7.1, G.7 example 1; A = 6,000.00 元 is nobody's real figure).
@Suite struct ContributionStandardTests {
    private let standard = CaseFixture.standard()

    @Test func theExampleToTheFen() {
        #expect(standard.minimum == Fen(360_000) && standard.maximum == Fen(1_800_000))
        let lowest = standard.tier(at: 60)
        #expect(lowest.baseFen == Fen(360_000) && lowest.monthlyFen == Fen(72_000))
        #expect(lowest.accountFen == Fen(28_800) && lowest.poolFen == Fen(43_200))
        #expect(lowest.monthlyFen * 3 == Fen(216_000) && lowest.monthlyFen * 12 == Fen(864_000))
        for (base, code) in [
            (359_999, ReasonCode.baseBelowMinimum), (360_000, nil), (1_800_000, nil), (1_800_001, .baseAboveMaximum),
        ] {
            #expect(standard.refusal(of: Fen(Int64(base))) == code)
        }
        for (months, amount) in [(1, 72_000), (3, 216_000), (6, 432_000), (12, 864_000)] {
            #expect(standard.agrees(amount: Fen(Int64(amount)), base: Fen(360_000), months: months))
            // 0.20×base×months ±0.01 (G.1).
            for off in [-1, 1] {
                #expect(standard.agrees(amount: Fen(Int64(amount + off)), base: Fen(360_000), months: months))
            }
            for off in [-2, 2, 100, -72_000] {
                #expect(!standard.agrees(amount: Fen(Int64(amount + off)), base: Fen(360_000), months: months))
            }
        }
    }

    /// Own account and pool are always the whole, whatever is rounded.
    @Test func thePartsAreTheWhole() {
        for average in stride(from: Int64(600_001), to: 660_000, by: 7) {
            let standard = CaseFixture.standard(average: average)
            for percent in [60, 61, 99, 100, 300] {
                let tier = standard.tier(at: percent)
                #expect(tier.accountFen.amount + tier.poolFen.amount == tier.monthlyFen.amount)
                #expect(abs(tier.monthlyFen.amount * 5 - tier.baseFen.amount) <= 3)
                #expect(standard.refusal(of: tier.baseFen) == nil)
                #expect(standard.agrees(amount: tier.monthlyFen * 12, base: tier.baseFen, months: 12))
            }
        }
    }

    @Test func noFigureIsTooLarge() {
        #expect(!standard.agrees(amount: Fen(.max), base: Fen(360_000), months: 12))
        #expect(!standard.agrees(amount: Fen(72_000), base: Fen(.max), months: 12))
        #expect(!standard.agrees(amount: Fen(-72_000), base: Fen(360_000), months: 1))
    }

    /// The county's before the prefecture's before the province's; of two for one place the newer.
    @Test func theNarrowestCounts() {
        let standards = ContributionStandards([
            CaseFixture.standard(1), CaseFixture.standard(2, place: "430100"), CaseFixture.standard(3, place: "430102"),
            CaseFixture.standard(4, place: "430102"), CaseFixture.standard(5, year: 2027),
            CaseFixture.standard(6, place: "430200"), CaseFixture.standard(7, scheme: .medical),
        ])
        for (place, year, scheme, id) in [
            ("430102", 2026, InsuranceScheme.pension, 4), ("430103", 2026, .pension, 2), ("430202", 2026, .pension, 6),
            ("430302", 2026, .pension, 1), ("430102", 2027, .pension, 5), ("430102", 2026, .medical, 7),
        ] {
            #expect(
                standards.standard(of: scheme, in: DivisionCode(place)!, year: year)?.id == .init(Int64(id)),
                "\(place) \(year)")
        }
        #expect(standards.standard(of: .pension, in: DivisionCode("430102")!, year: 2028) == nil)
        #expect(standards.standard(of: .residentPension, in: DivisionCode("430102")!, year: 2026) == nil)
    }
}
