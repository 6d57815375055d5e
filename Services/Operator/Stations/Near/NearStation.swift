import Contracts
import Foundation

/// A station in operation, and how far it is on foot.
struct NearStation: Codable, Sendable {
    var code: String?
    var name: String
    var kind: String
    var division: String?
    var address: String
    /// In the system that was asked in.
    var lon: Double
    var lat: Double
    var crs: String?
    var distanceMetres: Int
    var walkingMinutes: Int
    /// At the time asked about.
    var open: Bool
    var allDay: Bool?
    var hours: JSON?
    var services: [String]
}

/// What is sought near a point.
struct NearSearch: Sendable {
    /// So many are told at most.
    static let most = 20

    var point: TypedPoint
    var system: CoordinateSystem
    var openAt: Date?
    var services: [StationService]
    var kinds: [StationKind]
    var limit: Int

    var arguments: JSON {
        .object([
            "lon": .number(point.longitude), "lat": .number(point.latitude), "crs": .string(system.rawValue),
            "openAt": openAt.map { .string(RFC3339.string($0)) },
            "services": services.isEmpty ? nil : .array(services.map { .string($0.rawValue) }),
            "kinds": kinds.isEmpty ? nil : .array(kinds.map { .string($0.rawValue) }), "limit": .integer(Int64(limit)),
        ])
    }
}

extension ServiceRequests {
    /// The nearest stations in operation, nearest first.
    func near(_ search: NearSearch) async throws(CommandFault) -> [NearStation] {
        try await ask(.stations, "stations.near", search.arguments, answer: NearStations.self).stations
    }
}

private struct NearStations: Decodable, Sendable {
    var stations: [NearStation]
}
