#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How long is waited before somebody is asked again: twice as long each time up to the longest, and after how many asks
/// a person is told. Asking itself never ends. No law sets it: operators configure it.
public struct AskingTerm: Sendable, Hashable {
    /// Seconds until it is asked again for the first time.
    public var interval: TimeInterval
    /// Seconds that are never exceeded by doubling.
    public var longest: TimeInterval
    /// How often it is asked in all before it counts as stalled.
    public var asks: Int

    public init(interval: TimeInterval, longest: TimeInterval = 86_400, asks: Int = 3) {
        self.interval = interval
        self.longest = longest
        self.asks = asks
    }

    /// Doubled until the last ask before a person is told, and as long ever after.
    public init(interval: TimeInterval, doubledUntilAsk asks: Int) {
        self.init(interval: interval, longest: interval * Double(1 << min(max(asks, 1) - 1, 30)), asks: asks)
    }

    /// The wait after it was asked that often, from 1.
    public func wait(afterTimes times: Int) -> TimeInterval {
        min(interval * Double(1 << min(max(times, 1) - 1, 30)), max(interval, longest))
    }

    /// When to look again at what was asked that often, the last time now.
    public func due(afterTimes times: Int, from now: Date) -> Date { now.addingTimeInterval(wait(afterTimes: times)) }
}
