import ArgumentParser
import Contracts

/// Figures of stations by county, of a year: the answer to `stations.report`.
struct StationReport: Codable, Sendable {
    struct Row: Codable, Sendable {
        /// A county; a prefecture, the province where sums are told.
        var division: String
        var built, operating, suspended, upgrading, allDay, employmentHelp, upgraded, legalEducation: Int?
        var inspectionsOverdue, takedownsPending, visits: Int?
        /// Operating stations of one to five stars.
        var stars: [Int]?
        /// By provider.
        var online: [String: Int]?
        /// By ``ServiceTheme``.
        var services: [String: Int]?
    }

    var year: Int
    /// The day on which it was counted.
    var on: String
    /// Counties.
    var rows: [Row]

    /// The sums of prefectures, and of all at the end.
    var sums: [Row] {
        var prefectures: [String: Row] = [:]
        for row in rows { prefectures[row.prefecture, default: Row(division: row.prefecture)].add(row) }
        var total = Row(division: "")
        for row in rows { total.add(row) }
        return prefectures.values.sorted { $0.division < $1.division } + [total]
    }
}

extension StationReport.Row {
    init(division: String) {
        self.division = division
    }

    fileprivate var prefecture: String { String(division.prefix(4)) + "00" }

    mutating func add(_ other: StationReport.Row) {
        for path in Self.figures { self[keyPath: path] = (self[keyPath: path] ?? 0) + (other[keyPath: path] ?? 0) }
        let (left, right) = (stars ?? [], other.stars ?? [])
        stars = (0..<5).map {
            (left.indices.contains($0) ? left[$0] : 0) + (right.indices.contains($0) ? right[$0] : 0)
        }
        online = (online ?? [:]).merging(other.online ?? [:], uniquingKeysWith: +)
        services = (services ?? [:]).merging(other.services ?? [:], uniquingKeysWith: +)
    }

    private static var figures: [WritableKeyPath<StationReport.Row, Int?>] {
        [
            \.built, \.operating, \.suspended, \.upgrading, \.allDay, \.employmentHelp, \.upgraded, \.legalEducation,
            \.inspectionsOverdue, \.takedownsPending, \.visits,
        ]
    }
}

/// The figures that are shown, each with its definition in one line.
enum StationFigure: String, CaseIterable, Sendable {
    case built, operating, allDay, stars, employmentHelp, upgraded, legalEducation, inspectionsOverdue
    case takedownsPending, online, visits, services

    /// In what share of the stations it is told besides, and what is aimed at (domain facts D.2), in percent.
    var target: Int? {
        switch self {
        case .employmentHelp, .upgraded: 15
        case .legalEducation: 100
        default: nil
        }
    }
}
