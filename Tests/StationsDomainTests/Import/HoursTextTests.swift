import Contracts
import StationsDomain
import Testing

/// Hours as lists write them.
@Suite struct HoursTextTests {
    @Test(
        arguments: [
            ("24小时", .asUsual), ("全天", .asUsual), ("２４小时开放", .asUsual),
            ("00:00-24:00", .asUsual), ("每天24小时", .asUsual), ("全天候开放", .asUsual),
            ("全天，节假日休息", .closed),
        ] as [(String, OpeningHours.Holidays)])
    func allDay(_ row: (String, OpeningHours.Holidays)) throws {
        let hours = try #require(HoursText.hours(row.0))
        #expect(hours.isAllDay && hours.holidays == row.1)
    }

    /// `text, one working day, Saturday, holidays`.
    @Test(
        arguments: [
            ("08:00-20:00", ["08:00-20:00"], ["08:00-20:00"], "as-usual"),
            ("8：00—20：00", ["08:00-20:00"], ["08:00-20:00"], "as-usual"),
            ("8:00～18:30", ["08:00-18:30"], ["08:00-18:30"], "as-usual"),
            ("8点-17点半", ["08:00-17:30"], ["08:00-17:30"], "as-usual"),
            ("每天 9时至21时", ["09:00-21:00"], ["09:00-21:00"], "as-usual"),
            ("08:00:00-20:00:00", ["08:00-20:00"], ["08:00-20:00"], "as-usual"),
            ("8点30分到17点", ["08:30-17:00"], ["08:30-17:00"], "as-usual"),
            ("周一至周五 8:00-18:00", ["08:00-18:00"], [], "as-usual"),
            ("周一到周日：9:00-17:00", ["09:00-17:00"], ["09:00-17:00"], "as-usual"),
            ("星期一至星期五8:00-12:00，14:00-18:00", ["08:00-12:00", "14:00-18:00"], [], "as-usual"),
            ("工作日8:00-18:00；周末9:00-17:00", ["08:00-18:00"], ["09:00-17:00"], "as-usual"),
            ("周一至周五8:00-18:00，周六、周日10:00-16:00", ["08:00-18:00"], ["10:00-16:00"], "as-usual"),
            ("周一至周五8:00-18:00 周六日10:00-16:00", ["08:00-18:00"], ["10:00-16:00"], "as-usual"),
            ("上午8:30-12:00，下午2:00-5:30", ["08:30-12:00", "14:00-17:30"], ["08:30-12:00", "14:00-17:30"], "as-usual"),
            ("早8:00-晚9:00", ["08:00-21:00"], ["08:00-21:00"], "as-usual"),
            ("8:00-18:00（周末休息）", ["08:00-18:00"], [], "as-usual"),
            ("8:00-18:00(节假日除外)", ["08:00-18:00"], ["08:00-18:00"], "closed"),
            ("周一至周五8:30-17:30（法定节假日休息）", ["08:30-17:30"], [], "closed"),
            ("工作日8:00-18:00，周末及节假日9:00-17:00", ["08:00-18:00"], ["09:00-17:00"], "[\"09:00-17:00\"]"),
            ("22:00-次日6:00", ["22:00-06:00"], ["22:00-06:00"], "as-usual"),
            ("18:00-24:00", ["18:00-24:00"], ["18:00-24:00"], "as-usual"),
            ("9:00-0:00", ["09:00-24:00"], ["09:00-24:00"], "as-usual"),
            ("9:00-21:00 节假日照常开放", ["09:00-21:00"], ["09:00-21:00"], "as-usual"),
        ])
    func weekly(_ row: (String, [String], [String], String)) throws {
        let hours = try #require(HoursText.hours(row.0))
        guard case .weekly(let pattern) = hours.regular else {
            Issue.record("\(row.0) is all day")
            return
        }
        for day in [Weekday.monday, .wednesday, .friday] { #expect(pattern[day].map(\.description) == row.1) }
        #expect(pattern[.saturday].map(\.description) == row.2)
        let holidays: String =
            switch hours.holidays {
            case .asUsual: "as-usual"
            case .closed: "closed"
            case .hours(let ranges): "\(ranges.map(\.description))"
            }
        #expect(holidays == row.3)
    }

    /// What is not understood is not guessed: people would stand before closed doors.
    @Test(
        arguments: [
            "", "随时", "8:00", "8:00-", "-18:00", "25:00-26:00", "8:00-8:00", "8:61-9:00", "周一至周五", "8-18",
            "夏季8:00-18:00",
            "8:00-12:00，10:00-14:00", "周八 8:00-18:00", "节假日 9:00-12:00", "8:00-18:00 除周三外", "9:00-次日10:00",
            "白天", "8:00-18:00电话13800138000", "24小时 8:00-9:00",
        ])
    func notUnderstood(_ text: String) { #expect(HoursText.hours(text) == nil, "\(text)") }
}
