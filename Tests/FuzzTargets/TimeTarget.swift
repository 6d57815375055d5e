import Contracts
import FoundationEssentials

extension FuzzTarget {
    static let times = FuzzTarget("times", "RFC 3339 times, civil dates, months, ranges of hours", maximumLength: 64) {
        bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let date = RFC3339.date(text) {
            let written = RFC3339.string(date)
            try hold((25...32).contains(written.utf8.count), "\(written) is a time")
            try hold(RFC3339.date(written) == date, "a time survives writing")
            let civil = CivilDate(inChinaAt: date)
            try hold(written.hasPrefix(civil.description), "a time is written in China's day")
            try hold(CivilDate(daysSince1970: civil.daysSince1970) == civil, "a day is its number's")
        }
        if let date = CivilDate(text) {
            try hold(date.description == text, "a day is written as it was read")
            try hold(CivilDate(daysSince1970: date.daysSince1970) == date, "a day is its number's")
        }
        if let range = TimeRange(text) {
            try hold(range.description == text, "a range is written as it was read")
            try hold((1...1_440).contains(range.minutes), "a range is no longer than a day")
        }
        if let day = MonthDay(text) { try hold(day.description == text, "a day of the year is itself") }
        if let month = Month(text) {
            try hold(month.text == text, "a month is written as it was read")
            let next = month.advanced(by: 1)
            try hold(month.text == "9999-12" || month.months(until: next) == 1, "the next month is one later")
            try hold(next.text == "9999-12" || next.advanced(by: -1) == month, "and this one is one earlier")
        }
    }
}
