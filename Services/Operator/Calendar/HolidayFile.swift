import Contracts
import Foundation

/// The columns of a calendar, as the 国务院办公厅 announces it each year.
enum HolidayColumn: TableColumn {
    case date, kind, name

    var titles: [String] {
        switch self {
        case .date: ["日期", "date"]
        case .kind: ["类型", "类别", "kind"]
        case .name: ["名称", "节日", "name"]
        }
    }
}

/// Holidays and worked weekends in a file of comma-separated values: `date,kind,name`.
struct HolidayFile: Sendable {
    struct Day: Sendable, Equatable {
        var line: Int
        var date: CivilDate
        /// `holiday` or `workday`.
        var kind: String
        var name: String

        var json: JSON {
            ["date": .string(date.description), "kind": .string(kind), "name": .string(name)]
        }
    }

    let days: [Day]

    init(path: String) throws(CommandFault) { try self.init(CSVTable<HolidayColumn>(path: path)) }

    /// - Throws: `refused` with every line that is wrong.
    init(_ table: CSVTable<HolidayColumn>) throws(CommandFault) {
        var days: [Day] = []
        var faults: [HolidayFault] = []
        var lines: [CivilDate: Int] = [:]
        for row in table {
            switch row {
            case .failure(let fault): faults.append(HolidayFault(line: fault.line, problem: .line(fault)))
            case .success(let row):
                guard let date = CivilDate(row[.date]) else {
                    faults.append(HolidayFault(line: row.line, problem: .date))
                    continue
                }
                guard let kind = Self.kinds[row[.kind].lowercased()] else {
                    faults.append(HolidayFault(line: row.line, problem: .kind))
                    continue
                }
                if let other = lines.updateValue(row.line, forKey: date) {
                    faults.append(HolidayFault(line: row.line, problem: .twice(line: other)))
                }
                if row[.name].isEmpty { faults.append(HolidayFault(line: row.line, problem: .name)) }
                // On other days everybody works anyway: it must be another day that is meant.
                if kind == "workday", ![.saturday, .sunday].contains(Weekday(date)) {
                    faults.append(HolidayFault(line: row.line, problem: .weekday))
                }
                days.append(Day(line: row.line, date: date, kind: kind, name: row[.name]))
            }
        }
        if days.isEmpty, faults.isEmpty {
            faults.append(HolidayFault(line: 1, problem: .line(.init(line: 1, problem: .empty))))
        }
        guard faults.isEmpty else { throw .refused(.holidaysFaulty(faults)) }
        self.days = days
    }

    private static let kinds = [
        "holiday": "holiday", "休": "holiday", "放假": "holiday", "节假日": "holiday", "假日": "holiday", "workday": "workday",
        "班": "workday", "上班": "workday", "调休": "workday", "调休上班": "workday",
    ]
}

/// What is wrong on a line.
struct HolidayFault: Sendable, Equatable {
    enum Problem: Sendable, Equatable {
        case line(CSVFault)
        case date, kind, name, weekday
        case twice(line: Int)
    }

    var line: Int
    var problem: Problem
}
