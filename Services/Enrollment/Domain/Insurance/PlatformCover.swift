import Contracts

/// 职业伤害保障: what a platform pays for each order of those who work for it, and the worker nothing
/// (人社部发〔2025〕24号, domain facts C.7.2). The union shows it, and neither asks for nor collects it.
public enum PlatformIndustry: String, Sendable, Hashable, CaseIterable {
    /// 出行
    case rideHailing = "ride-hailing"
    /// 即时配送
    case instantDelivery = "instant-delivery"
    /// 同城货运
    case freight

    /// `nil` for a trade in which nobody is covered by the platform.
    public init?(_ occupation: Occupation) {
        switch occupation {
        case .rideHail: self = .rideHailing
        case .foodDelivery: self = .instantDelivery
        case .truck: self = .freight
        default: return nil
        }
    }

    /// 缴费基准额 of a province that takes part for the first time, in 厘, a tenth of a fen; floated from 2027.
    public var liPerOrder: Int64 {
        switch self {
        case .rideHailing: 10
        case .instantDelivery: 70
        case .freight: 180
        }
    }

    /// What a platform declares for a month's orders: rounded half up to the fen once, not order by order.
    ///
    /// - Parameter liPerOrder: the province's, where it is another one.
    /// - Returns: `nil` for a number of orders that is negative, or a sum that nobody can pay.
    public func sum(orders: Int64, liPerOrder: Int64? = nil) -> Fen? {
        let (li, isTooLarge) = orders.multipliedReportingOverflow(by: liPerOrder ?? self.liPerOrder)
        guard !isTooLarge, li >= 0, orders >= 0 else { return nil }
        return Fen(li / 10 + (li % 10 >= 5 ? 1 : 0))
    }
}
