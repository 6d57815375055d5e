import Contracts

/// Opening hours in the words of a list: `24小时`, `08:00-20:00`, `周一至周五 8:00-18:00；周末9点-17点`,
/// `上午8:30-12:00，下午2:00-5:30，节假日休息`.
///
/// Whatever is not understood makes the whole unreadable: hours that are guessed send people to closed doors.
public enum HoursText {
    public static func hours(_ written: String) -> OpeningHours? {
        var scanner = HoursScanner(written)
        return scanner.hours()
    }
}

private struct HoursScanner {
    private var rest: Substring
    private var days: [Weekday: [TimeRange]] = [:]
    /// What the next ranges are said of: every day, until something is named.
    private var subject = Subject(days: Weekday.allCases)
    private var holidays: OpeningHours.Holidays?
    private var holidayRanges: [TimeRange] = []
    private var isAllDay = false
    private var isAfternoon = false

    private struct Subject {
        var days: [Weekday]
        var isHolidays = false
        /// Whether anything was said of it: what is named next is another subject.
        var isSpent = true
    }

    init(_ written: String) {
        let text = HalfWidth.text(written).lowercased()
        rest = text[...]
    }

    mutating func hours() -> OpeningHours? {
        while !rest.isEmpty { guard step() else { return nil } }
        if !holidayRanges.isEmpty { holidays = .hours(holidayRanges) }
        let holidays = holidays ?? .asUsual
        if isAllDay { return days.isEmpty ? OpeningHours(regular: .allDay, holidays: holidays) : nil }
        guard let pattern = WeekPattern(days), !pattern.isEmpty else { return nil }
        return OpeningHours(regular: .weekly(pattern), holidays: holidays)
    }

    private mutating func step() -> Bool {
        if take(Self.separators) { return true }
        if take(Self.allDay) { return allDay() }
        if take(Self.holidayWords) {
            name([], isHolidays: true)
            return true
        }
        if take(Self.closed) { return close() }
        if take(Self.asUsual) {
            if subject.isHolidays { holidays = .asUsual }
            subject.isSpent = true
            return true
        }
        if take(["下午", "晚上", "晚"]) {
            isAfternoon = true
            return true
        }
        if take(["上午", "早上", "早", "中午"]) {
            isAfternoon = false
            return true
        }
        if let days = weekdays() {
            name(days, isHolidays: false)
            return true
        }
        return range()
    }

    // MARK: Days

    private mutating func weekdays() -> [Weekday]? {
        if take(["每天", "每日", "天天", "全年", "全周", "周一到周日", "周一至周日"]) { return Weekday.allCases }
        if take(["工作日"]) { return Weekday.allCases.filter { $0 < .saturday } }
        if take(["周末", "双休日"]) { return [.saturday, .sunday] }
        guard let first = weekday() else { return nil }
        if take(["至", "到", "-", "—", "~", "–"]), let last = weekday() {
            // From Saturday until Monday goes over the week's end.
            var days = [first]
            while days.last != last, days.count < 7, let day = days.last { days.append(day.next) }
            return days
        }
        var days = [first]
        while let day = following() { days.append(day) }
        return days
    }

    /// One more day of a list: `周六、周日`, `周六周日`, `周六日`.
    private mutating func following() -> Weekday? {
        let before = rest
        _ = take(["、", ",", "和", "及", "与"])
        if let day = weekday() { return day }
        rest = before
        if let last = rest.first, let day = Self.names[last], rest.dropFirst().first != "点" {
            rest = rest.dropFirst()
            return day
        }
        return nil
    }

    private mutating func weekday() -> Weekday? {
        let before = rest
        guard take(["星期", "礼拜", "周"]), let name = rest.first, let day = Self.names[name] else {
            rest = before
            return nil
        }
        rest = rest.dropFirst()
        return day
    }

    private static let names: [Character: Weekday] = [
        "一": .monday, "二": .tuesday, "三": .wednesday, "四": .thursday, "五": .friday, "六": .saturday,
        "日": .sunday, "天": .sunday,
    ]

    // MARK: Times

    /// `周末及节假日`: what is named before anything is said of it belongs together.
    private mutating func name(_ days: [Weekday], isHolidays: Bool) {
        if subject.isSpent { subject = Subject(days: [], isSpent: false) }
        subject.days += days
        subject.isHolidays = subject.isHolidays || isHolidays
        isAfternoon = false
    }

    private mutating func allDay() -> Bool {
        if subject.days == Weekday.allCases, !subject.isHolidays, days.isEmpty {
            isAllDay = true
        } else {
            add(.wholeDay)
        }
        subject.isSpent = true
        return true
    }

    private mutating func close() -> Bool {
        if subject.isHolidays { holidays = .closed }
        // 周末休息: said once more, what is closed anyhow; or taken out of every day.
        for day in subject.days { days[day] = nil }
        subject = Subject(days: Weekday.allCases)
        return true
    }

    private mutating func add(_ range: TimeRange) {
        if subject.isHolidays { holidayRanges.append(range) }
        for day in subject.days { days[day, default: []].append(range) }
        subject.isSpent = true
    }

    private mutating func range() -> Bool {
        guard let from = time(isAfternoon), take(["-", "—", "–", "~", "至", "到", "―", "──"]) else { return false }
        _ = take(["-", "—"])
        let isNextDay = take(["次日", "第二天", "翌日"])
        if take(["下午", "晚上", "晚"]) { isAfternoon = true }
        guard var until = time(isAfternoon || (from >= 12 * 60 && isAfternoon)) else { return false }
        if isNextDay, until >= from { return false }
        if until == 0 { until = 1_440 }
        guard let begin = ClockTime(minutes: from), let end = ClockTime(minutes: until),
            let range = TimeRange(from: begin, until: end)
        else { return false }
        add(range)
        return true
    }

    /// `8:30`, `8点`, `8点30分`, `8点半`, `08:00:00`; minutes since midnight.
    private mutating func time(_ isAfternoon: Bool) -> Int? {
        guard let hour = number(), hour <= 24 else { return nil }
        var minute = 0
        if take([":", "点", "时", "."]) {
            if take(["半"]) {
                minute = 30
            } else if let written = number() {
                minute = written
                _ = take(["分"])
                if take([":00"]) {}
            }
        } else {
            return nil
        }
        guard minute < 60 else { return nil }
        let isShort = isAfternoon && hour < 12
        let minutes = (isShort ? hour + 12 : hour) * 60 + minute
        return minutes <= 1_440 ? minutes : nil
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let number = Int(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        return number
    }

    // MARK: Words

    private mutating func take(_ words: [String]) -> Bool {
        guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    private static let separators = [" ", ",", "、", ";", "/", "。", ":", "(", ")", "及", "和", "|"]
    private static let allDay = [
        "24小时开放", "24小时营业", "24小时服务", "24小时", "24h", "全天24小时", "全天候", "全天开放", "全天", "二十四小时",
        "00:00-24:00", "0:00-24:00", "00:00-23:59", "0:00-23:59",
    ]
    private static let holidayWords = ["法定节假日", "节假日", "法定假日"]
    private static let closed = ["休息", "不开放", "除外", "关闭", "闭馆", "不营业"]
    private static let asUsual = ["正常开放", "照常开放", "照常", "不休息", "无休", "正常营业", "开放"]
}
