import Contracts
import StationsDomain
import Testing

/// The day on which a visit counts, and how late it may be told.
@Suite struct VisitWindowTests {
    @Test(
        arguments: [
            ("2026-03-10T00:00:00+08:00", "2026-03-10T09:00:00+08:00", "2026-03-10"),
            // A day is China's, whatever the zone it is written in.
            ("2026-03-09T16:00:00Z", "2026-03-10T09:00:00+08:00", "2026-03-10"),
            ("2026-03-09T15:59:59Z", "2026-03-10T09:00:00+08:00", "2026-03-09"),
            // 26 hours after its end the day is closed.
            ("2026-03-10T12:00:00+08:00", "2026-03-12T01:59:59+08:00", "2026-03-10"),
            ("2026-03-10T12:00:00+08:00", "2026-03-12T02:00:00+08:00", "visit-too-late"),
            ("2026-03-11T00:00:00+08:00", "2026-03-12T02:00:00+08:00", "2026-03-11"),
            // Clocks are a little ahead, and some are wrong.
            ("2026-03-10T09:05:00+08:00", "2026-03-10T09:00:00+08:00", "2026-03-10"),
            ("2026-03-10T09:05:01+08:00", "2026-03-10T09:00:00+08:00", "date-future"),
            ("2026-03-11T00:02:00+08:00", "2026-03-10T23:58:00+08:00", "2026-03-11"),
        ])
    func countsOn(_ row: (String, String, String)) {
        let ruling = VisitWindow().judge(visitAt: StationFixture.time(row.0), now: StationFixture.time(row.1))
        switch ruling {
        case .counts(let day): #expect(day.description == row.2)
        case .refused(let code): #expect(code.rawValue == row.2)
        }
    }

    /// A salt is destroyed exactly when no visit of its day is taken any more.
    @Test func saltsGoWithTheirDays() {
        let window = VisitWindow()
        var now = StationFixture.time("2026-03-10T00:00:00+08:00")
        for _ in 0..<200 {
            let first = window.firstOpenDay(at: now)
            #expect(window.isOpen(first, at: now) && !window.isOpen(first.adding(days: -1), at: now))
            now = now.addingTimeInterval(1_800)
        }
        #expect(
            window.closing(of: StationFixture.day("2026-03-10")) == StationFixture.time("2026-03-12T02:00:00+08:00"))
    }
}
