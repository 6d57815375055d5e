import ArgumentParser
import Contracts

/// `unionctl stations providers`: which departments publish stations on a map, and for which places.
struct MapProviders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract: LocalizedText.help.providers.inCurrentLanguage,
        subcommands: [AppointProvider.self, ListProviders.self, DismissProvider.self],
        defaultSubcommand: ListProviders.self)
}

/// A department that publishes stations on a map, as the stations service knows it.
struct MapProviderLine: Codable, Sendable {
    var department: String
    /// As people know it: 高德地图.
    var name: String
    /// In which it is told where a station is.
    var crs: String
    var places: [String]
    var dismissed: Bool
    var appointedAt: String
    var dismissedAt: String?
    /// Whether its stations are still being compared with its appointment.
    var aligning: Bool
    /// Of the key that requests to it are sealed to; without one it is not asked.
    var keyId: String?
}

/// What `unionctl stations providers` asks of the service.
extension ServiceRequests {
    /// From now on it publishes the stations of these places, and no others.
    func appointProvider(
        _ department: DepartmentName, name: String, system: CoordinateSystem, places: [String], why: String
    ) async throws(CommandFault) -> MapProviderLine {
        try await insist(
            .stations, "stations.providers.appoint",
            [
                "department": .string(department.text), "name": .string(name), "crs": .string(system.rawValue),
                "places": .array(places.map(JSON.string)),
            ], reason: why)
    }

    /// From now on it publishes none, and takes down what it shows.
    func dismissProvider(_ department: DepartmentName, why: String) async throws(CommandFault) -> MapProviderLine {
        try await insist(
            .stations, "stations.providers.dismiss", ["department": .string(department.text)], reason: why)
    }

    /// All there are, dismissed ones included.
    func providers() async throws(CommandFault) -> [MapProviderLine] {
        try await ask(.stations, "stations.providers.list", answer: ProviderList.self).providers
    }
}

private struct ProviderList: Decodable, Sendable {
    var providers: [MapProviderLine]
}
