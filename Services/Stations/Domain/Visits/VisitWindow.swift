import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// On which day a visit counts, and how late it may be told (domain facts A.3: how many are served). After that the
/// day's salt is gone, and nobody can tell any more whether the card was there before.
public struct VisitWindow: Sendable, Hashable {
    /// Seconds after the end of a day, in China, during which its visits are still taken.
    public var grace: TimeInterval
    /// How far the clocks at the stations may be ahead, in seconds.
    public var tolerance: TimeInterval

    public init(grace: TimeInterval = 26 * 3_600, tolerance: TimeInterval = 5 * 60) {
        self.grace = grace
        self.tolerance = tolerance
    }

    /// What becomes of a visit.
    public enum Ruling: Sendable, Hashable {
        /// It counts on this day.
        case counts(on: CivilDate)
        /// `visit-too-late`: its day is closed; `date-future`: the clock is wrong.
        case refused(ReasonCode)
    }

    public func judge(visitAt time: Date, now: Date) -> Ruling {
        if time > now.addingTimeInterval(tolerance) { return .refused(.dateFuture) }
        // Just after midnight there, and not yet here: it counts there, so that the day's salt is the visit's own.
        let day = CivilDate(inChinaAt: time)
        return isOpen(day, at: now) ? .counts(on: day) : .refused(.visitTooLate)
    }

    /// Whether visits of that day are still taken, and its salt is kept.
    public func isOpen(_ day: CivilDate, at now: Date) -> Bool { now < closing(of: day) }

    /// When the day's salt is destroyed.
    public func closing(of day: CivilDate) -> Date { day.endInChina.addingTimeInterval(grace) }

    /// The first day whose visits are still taken: the salts of those before it are destroyed.
    public func firstOpenDay(at now: Date) -> CivilDate {
        CivilDate(inChinaAt: now.addingTimeInterval(-grace))
    }
}

extension CivilDate {
    /// The midnight that ends it, Asia/Shanghai.
    var endInChina: Date { Date(timeIntervalSince1970: TimeInterval(daysSince1970 + 1) * 86_400 - 8 * 3_600) }
}
