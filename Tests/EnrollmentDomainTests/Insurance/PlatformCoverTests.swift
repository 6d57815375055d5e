import Contracts
import EnrollmentDomain
import Testing

/// 职业伤害保障, which the platform alone pays: domain facts C.7.2 and G.7 example 2.
@Suite struct PlatformCoverTests {
    /// 1,284 delivery orders × 0.07 = 89.88 元; 640 rides × 0.01 = 6.40; 97 freight × 0.18 = 17.46.
    @Test(arguments: [
        (PlatformIndustry.instantDelivery, Int64(1_284), Int64(8_988)), (.rideHailing, 640, 640), (.freight, 97, 1_746),
        (.freight, 0, 0),
    ]) func theExampleToTheFen(industry: PlatformIndustry, orders: Int64, fen: Int64) {
        #expect(industry.sum(orders: orders) == Fen(fen))
    }

    /// One rounding for a declaration, not one for each order: 1.5 厘 an order is 2 厘 for none of them.
    @Test func itIsRoundedOnce() {
        #expect(PlatformIndustry.rideHailing.sum(orders: 1_000, liPerOrder: 4) == Fen(400))
        #expect(PlatformIndustry.rideHailing.sum(orders: 1_001, liPerOrder: 15) == Fen(1_502))
        #expect(PlatformIndustry.instantDelivery.sum(orders: 1, liPerOrder: 14) == Fen(1))
        #expect(PlatformIndustry.instantDelivery.sum(orders: 1, liPerOrder: 15) == Fen(2))
        #expect(PlatformIndustry.instantDelivery.sum(orders: 1_284, liPerOrder: 250) == Fen(32_100))
    }

    @Test func whatNobodyCanPayIsNoSum() {
        #expect(PlatformIndustry.freight.sum(orders: .max) == nil && PlatformIndustry.freight.sum(orders: -1) == nil)
        #expect(PlatformIndustry.freight.sum(orders: 1, liPerOrder: -1) == nil)
    }

    @Test func threeTradesAreCovered() {
        let covered = Occupation.allCases.compactMap { occupation in
            PlatformIndustry(occupation).map { "\(occupation.rawValue) \($0.rawValue)" }
        }
        #expect(covered == ["truck freight", "ride-hail ride-hailing", "food-delivery instant-delivery"])
    }
}
