import Contracts
import StationsDomain
import Testing

/// Where a mobile station stands at 10:20, and until when.
@Suite struct TimetableTests {
    private static let timetable: Timetable = {
        func stop(_ day: Timetable.Day, _ hours: String, _ place: String, _ longitude: Double) -> Timetable.Stop {
            Timetable.Stop(
                day: day, hours: TimeRange(hours)!,
                point: GeoPoint(longitude: longitude, latitude: 28.2, system: .gcj02)!, place: place)
        }
        return Timetable([
            stop(.weekday(.monday), "10:00-11:30", "五一广场", 113.01),
            stop(.weekday(.monday), "08:00-10:00", "火车站", 113.02),
            stop(.weekday(.tuesday), "22:00-02:00", "夜市", 113.03),
            stop(.date(StationFixture.day("2026-09-14")), "09:00-12:00", "体育场", 113.04),
        ])!
    }()

    /// 2026-09-07 is a Monday, 2026-09-14 the next, which has stops of its own.
    @Test(
        arguments: [
            ("2026-09-07 07:59", nil, nil), ("2026-09-07 08:00", "火车站", "2026-09-07 10:00"),
            ("2026-09-07 10:00", "五一广场", "2026-09-07 11:30"), ("2026-09-07 10:20", "五一广场", "2026-09-07 11:30"),
            ("2026-09-07 11:30", nil, nil), ("2026-09-08 23:00", "夜市", "2026-09-09 02:00"),
            ("2026-09-09 01:59", "夜市", "2026-09-09 02:00"), ("2026-09-09 02:00", nil, nil),
            ("2026-09-14 08:30", nil, nil), ("2026-09-14 10:20", "体育场", "2026-09-14 12:00"),
        ] as [(String, String?, String?)])
    func whereItIs(_ row: (String, String?, String?)) {
        let stay = Self.timetable.stay(at: OpeningHoursTests.minute(row.0))
        #expect(stay?.stop.place == row.1 && stay?.until == row.2.map(OpeningHoursTests.minute))
    }

    @Test func whereItWillBeNext() {
        let next = Self.timetable.nextStay(after: OpeningHoursTests.minute("2026-09-09 03:00"))
        #expect(next?.stop.place == "体育场" && next?.from == OpeningHoursTests.minute("2026-09-14 09:00"))
        #expect(Self.timetable.nextStay(after: OpeningHoursTests.minute("2026-09-07 08:00"))?.stop.place == "五一广场")
        let over = Timetable([Self.timetable.stops[3]])!
        #expect(over.nextStay(after: OpeningHoursTests.minute("2026-09-14 09:00")) == nil)
    }

    @Test func aStationIsOpenAndPlacedByIt() {
        var details = StationTransitionTests.fixture(at: .proposed).station.details
        details.timetable = Self.timetable
        let calendar = HolidayCalendar()
        #expect(!details.isOpen(at: OpeningHoursTests.minute("2026-09-07 12:00"), calendar: calendar))
        #expect(details.point(at: OpeningHoursTests.minute("2026-09-07 12:00")) == nil)
        #expect(details.isOpen(at: OpeningHoursTests.minute("2026-09-07 10:20"), calendar: calendar))
        #expect(details.point(at: OpeningHoursTests.minute("2026-09-07 10:20"))?.longitude == 113.01)
        details.timetable = nil
        #expect(details.isOpen(at: OpeningHoursTests.minute("2026-09-07 12:00"), calendar: calendar))
        #expect(details.point(at: OpeningHoursTests.minute("2026-09-07 12:00")) == details.point)
    }
}
