import ArgumentParser
import Foundation

/// Where in the event log to begin.
enum StreamPosition: Sendable, Equatable {
    /// The oldest record kept.
    case first
    /// The newest chunk of records.
    case last
    /// What comes from now on.
    case next
    case offset(Int64)
    /// The first record of that time; the broker begins at the chunk that holds it, so earlier ones must be skipped.
    case time(Date)
}

extension StreamPosition: ExpressibleByArgument {
    /// Reads `first`, `last`, `next`, an offset, or a time: RFC 3339, or `2026-11-20[ 08:00[:00]]` in Asia/Shanghai.
    init?(argument: String) {
        switch argument {
        case "first": self = .first
        case "last": self = .last
        case "next": self = .next
        default:
            if let offset = Int64(argument) {
                guard offset >= 0 else { return nil }
                self = .offset(offset)
            } else if let time = LocalTime.read(argument) {
                self = .time(time)
            } else {
                return nil
            }
        }
    }
}

/// A span of time as people write it: `90s`, `30m`, `1h`, `2d`, `1h30m`.
struct TimeSpan: ExpressibleByArgument, Sendable, Equatable {
    let seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    init?(argument: String) {
        var total = 0
        var digits = ""
        for character in argument {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                guard let unit = Self.units[character], let number = Int(digits), number <= 1_000_000 else {
                    return nil
                }
                total += number * unit
                digits = ""
            }
        }
        guard digits.isEmpty, total > 0 else { return nil }
        seconds = total
    }

    /// As it is typed: `3d`, `1h30m`.
    var text: String {
        var rest = seconds
        var text = ""
        for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] {
            let count = rest / length
            if count > 0 { text += "\(count)\(unit)" }
            rest -= count * length
        }
        return text.isEmpty ? "0s" : text
    }

    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
}
