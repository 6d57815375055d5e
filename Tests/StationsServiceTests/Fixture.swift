import Contracts
import Foundation
import Messaging
import ServiceKit
import ServiceLifecycle
import TestSupport

@testable import StationsService

extension TestSite {
    /// The services of one process, as `main.swift` puts them together.
    func stations() async throws -> (services: [any Service], log: TestLog) {
        let (environment, log) = try environment()
        let messaging = MessagingServices(environment: environment)
        try await messaging.prepareDatabase(StationsSchema.migrations)
        let keys = environment.configuration.keys
        return (
            messaging.services(
                handlers: StationsHandlers.all(keys: keys), operations: StationsOperations.all(keys: keys),
                queries: StationsQueries.all, duties: StationsDuties.all(keys: keys), backlog: StationsBacklog(),
                trace: StationsTrace(), copiesDirectory: true, migrations: StationsSchema.migrations), log
        )
    }

    /// One process of the service.
    static func withStations(_ body: @Sendable (TestSite, TestLog) async throws -> Void) async throws {
        try await TestSite.with("stations") { site in
            let (services, log) = try await site.stations()
            try await RunningServices.with(services) { _ in try await body(site, log) }
        }
    }
}
