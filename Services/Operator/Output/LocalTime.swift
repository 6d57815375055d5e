import Foundation

/// Times as the union reads them: Asia/Shanghai, which is UTC+8 all year.
enum LocalTime {
    /// `2026-11-20 20:26:03`.
    static func text(_ time: Date) -> String { time.formatted(style(fraction: false)) }

    /// `2026-11-20 20:26:03.512`, rounded: the style itself cuts off, and a `Date` is a binary fraction.
    static func preciseText(_ time: Date) -> String {
        time.addingTimeInterval(0.0005).formatted(style(fraction: true))
    }

    /// A time as a service writes it (RFC 3339), or the text itself where it is none.
    static func text(_ rfc3339: String) -> String { date(rfc3339).map { text($0) } ?? rfc3339 }

    /// Reads RFC 3339, with or without a fraction of a second.
    static func date(_ rfc3339: String) -> Date? {
        // Each style reads what the other refuses; that one of them fails says nothing.
        (try? Date.ISO8601FormatStyle().parse(rfc3339))
            ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(rfc3339))
    }

    /// Reads a time as a person writes it: RFC 3339, or `2026-11-20[ 08:00[:00]]` in Asia/Shanghai.
    static func read(_ text: String) -> Date? {
        if let date = date(text) { return date }
        let local = text.replacing(" ", with: "T")
        let completed =
            switch local.utf8.count {
            case 10: local + "T00:00:00+08:00"
            case 16: local + ":00+08:00"
            case 19: local + "+08:00"
            default: ""
            }
        return date(completed)
    }

    /// How long ago that was, roughly: `12 s`, `3 min`, `5 h`, `2 d`.
    static func age(of time: Date, at now: Date) -> String {
        let seconds = Int(max(0, now.timeIntervalSince(time)))
        return switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3600) h"
        default: "\(seconds / 86400) d"
        }
    }

    private static func style(fraction: Bool) -> Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: shanghai)
            .year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: fraction)
    }

    private static let shanghai = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
}
