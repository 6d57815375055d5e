import Contracts
import FoundationEssentials

/// One day of the calendar, and where it was announced.
struct CalendarDay {
    var day: CivilDate
    var kind: HolidayCalendar.Day
    var name: String
    var source: String
    var importedBy: String
    var importedAt: Date?

    /// What the announcement says of it.
    var content: JSON {
        ["date": .string(day.description), "kind": .string(kind.rawValue), "name": .string(name)]
    }

    var json: JSON {
        content.setting("source", to: .string(source)).setting("importedBy", to: .string(importedBy))
            .setting("importedAt", to: importedAt.map { .string(RFC3339.string($0)) } ?? .null)
    }
}
