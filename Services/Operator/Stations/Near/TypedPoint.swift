import ArgumentParser
import Contracts
import Foundation

/// A point as a person types it: `112.9388,28.2282`, longitude first. In which system is told besides, and never guessed.
struct TypedPoint: ExpressibleByArgument, Sendable, Equatable {
    let longitude: Double
    let latitude: Double

    init?(argument: String) {
        let parts = argument.replacing("，", with: ",").split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> Double? in
            let digits = part.filter { $0 != " " }
            return digits.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{1,15})?/) == nil ? nil : Double(digits)
        }
        guard parts.count == 2, numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else { return nil }
        (longitude, latitude) = (numbers[0], numbers[1])
    }
}

/// At which time a station must be open.
enum OpenTime: ExpressibleByArgument, Sendable, Equatable {
    case now
    case at(Date)

    init?(argument: String) {
        if argument == "now" {
            self = .now
        } else if let time = LocalTime.read(argument) {
            self = .at(time)
        } else {
            return nil
        }
    }

    func time(now: Date) -> Date {
        switch self {
        case .now: now
        case .at(let time): time
        }
    }
}

extension CoordinateSystem {
    /// As people write it: `gcj02`, `WGS-84`.
    static func typed(_ text: String) throws -> CoordinateSystem {
        guard let system = CoordinateSystem(text) else {
            throw ValidationError(
                "--crs: " + CoordinateSystem.allCases.map { $0.rawValue.lowercased() }.joined(separator: " "))
        }
        return system
    }
}
