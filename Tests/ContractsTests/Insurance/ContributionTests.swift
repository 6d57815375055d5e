import Contracts
import Testing

/// What insurance costs, to the fen.
@Suite struct ContributionTests {
    /// The worked example of the domain facts, G.7.1: the average is 6,000.00 元, which is no real figure.
    @Test func pensionCostsWhatTheHandbookSays() {
        let base = Fen(360_000)
        let monthly = Fen.contribution(of: base, rate: 2_000)
        let account = Fen.contribution(of: base, rate: 800)
        #expect(monthly == Fen(72_000) && account == Fen(28_800) && monthly - account == Fen(43_200))
        #expect(monthly * PaymentFrequency.quarterly.months == Fen(216_000))
        #expect(monthly * PaymentFrequency.yearly.months == Fen(864_000))
    }

    @Test(arguments: [
        (0, 0), (1, 0), (2, 0), (3, 1), (394_498, 78_900), (394_502, 78_900), (394_503, 78_901), (359_999, 72_000),
        (1_800_001, 360_000),
    ])
    func roundsHalfUp(base: Int64, monthly: Int64) {
        #expect(Fen.contribution(of: Fen(base), rate: 2_000) == Fen(monthly))
    }

    @Test(arguments: [(1, 0), (4_999, 0), (5_000, 1), (14_999, 1), (15_000, 2)])
    func roundsTheSmallestRate(base: Int64, monthly: Int64) {
        #expect(Fen.contribution(of: Fen(base), rate: 1) == Fen(monthly))
    }

    @Test func noAmountOverflows() {
        #expect(Fen.contribution(of: Fen(.max), rate: 10_000) == Fen(.max))
        #expect(Fen.contribution(of: Fen(.max), rate: 5_000) == Fen(.max / 2 + 1))
        #expect(Fen.contribution(of: Fen(.max), rate: 0) == Fen(0))
        #expect(Fen(.max) * 12 == Fen(.max) && Fen(72_000) * 0 == Fen(0))
    }

    @Test func partsLieBetweenNothingAndTheWhole() {
        #expect(BasisPoints(0 as Int) == 0 && [10_000].map { BasisPoints($0) } == [10_000])
        #expect([-1, 10_001, .max].allSatisfy { BasisPoints($0) == nil })
        #expect((800 as BasisPoints) < 2_000)
    }

    @Test func frequenciesAndSubsidiesCountMonths() {
        #expect(PaymentFrequency.allCases.map(\.months) == [1, 3, 6, 12])
        #expect(SubsidyKind.hardToEmploy.maximumMonths == 36 && SubsidyKind.graduate.maximumMonths == 24)
    }
}
