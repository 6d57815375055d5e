import ArgumentParser
import Contracts
import StationsDomain

/// `12`, or `all` for every hour of the day.
enum HourChoice: ExpressibleByArgument, Sendable, Equatable {
    case all
    case one(Int)

    init?(argument: String) {
        if argument == "all" {
            self = .all
        } else {
            guard let hour = Int(argument), (0..<24).contains(hour) else { return nil }
            self = .one(hour)
        }
    }

    var defaultValueDescription: String {
        switch self {
        case .all: "all"
        case .one(let hour): String(hour)
        }
    }

    static var allValueStrings: [String] { ["all"] + (0..<24).map(String.init) }

    func hours(of day: Weekday) -> HoursOfWeek {
        switch self {
        case .all: .all(of: day.index)
        case .one(let hour): .at(day: day.index, hour: hour)
        }
    }
}

/// In what shape coverage is told.
enum CoverageFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case table, csv, geojson, html, svg
}

extension Weekday: ExpressibleByArgument {}

extension CoordinateSystem: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
