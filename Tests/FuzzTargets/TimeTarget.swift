import Contracts
import FoundationEssentials

extension FuzzTarget {
    static let times = FuzzTarget("times", "RFC 3339 times and civil dates", maximumLength: 64) { bytes in
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
    }
}
