import Contracts
import Testing

@testable import StationsDomain

/// Opening hours as coverage sees them: hour by hour of an ordinary week.
@Suite struct HoursOfWeekTests {
    private static func read(_ json: JSON) throws -> OpeningHours {
        var faults: [Reason] = []
        let hours = OpeningHours(json: json, faults: &faults)
        #expect(faults.isEmpty)
        return try #require(hours)
    }

    private static func text(_ hours: HoursOfWeek, day: Int) -> [Int] {
        (0..<24).filter { hours.contains(day: day, hour: $0) }
    }

    @Test func `It counts as open at an hour when the doors are open at its first minute`() throws {
        let hours = HoursOfWeek(
            try Self.read(["weekly": ["mon": ["08:00-12:00", "13:30-15:01"], "tue": ["09:10-09:50"]]]),
            on: MonthDay(try #require(CivilDate("2026-11-21"))))
        #expect(Self.text(hours, day: 0) == [8, 9, 10, 11, 14, 15])
        #expect(hours.count == 6, "between 9:10 and 9:50 no hour begins")
    }

    @Test func `What passes midnight goes on the next day, from Sunday to Monday too`() throws {
        let hours = HoursOfWeek(
            try Self.read(["weekly": ["sun": ["22:00-02:00"], "wed": ["00:00-24:00"]]]),
            on: try #require(MonthDay("11-21")))
        #expect(Self.text(hours, day: 6) == [22, 23] && Self.text(hours, day: 0) == [0, 1])
        #expect(Self.text(hours, day: 2) == Array(0..<24) && hours.count == 28)
    }

    @Test func `In a season its week counts, and it may be closed all of it`() throws {
        let hours = try Self.read([
            "allDay": true,
            "seasons": [
                ["from": "06-01", "until": "08-31", "weekly": ["fri": ["07:00-09:00"]]],
                ["from": "12-15", "until": "01-31", "weekly": [:]],
            ],
        ])
        #expect(HoursOfWeek(hours, on: try #require(MonthDay("11-21"))) == .always)
        #expect(Self.text(HoursOfWeek(hours, on: try #require(MonthDay("07-01"))), day: 4) == [7, 8])
        #expect(HoursOfWeek(hours, on: try #require(MonthDay("01-01"))).isEmpty)
    }

    @Test func `A station that moves is where its timetable says`() throws {
        var faults: [Reason] = []
        let here: JSON = ["lon": 112.9, "lat": 28.2, "crs": "WGS-84"]
        let there: JSON = ["lon": 113.1, "lat": 28.3, "crs": "WGS-84"]
        let timetable = try #require(
            Timetable(
                json: [
                    ["weekday": "mon", "from": "08:00", "until": "10:00", "point": here, "place": "五一广场"],
                    ["weekday": "mon", "from": "10:30", "until": "12:00", "point": there, "place": "星沙"],
                    ["date": "2026-12-01", "from": "08:00", "until": "10:00", "point": there, "place": "星沙"],
                ], faults: &faults))
        let stops = HoursOfWeek.stops(of: timetable)
        #expect(stops.map(\.point.longitude) == [112.9, 113.1])
        #expect(stops.map { Self.text($0.hours, day: 0) } == [[8, 9], [11]])
    }
}
