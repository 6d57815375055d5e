import Contracts
import Foundation
import Messaging
import ServiceKit
import ServiceLifecycle
import TestSupport

@testable import ReliefService

extension TestSite {
    /// The services of one process, as `main.swift` puts them together.
    ///
    /// - Parameter enrollmentKey: the file with enrollment's public key.
    func relief(enrollmentKey: URL? = nil) async throws -> (services: [any Service], log: TestLog) {
        let (environment, log) = try environment(
            neighbourKeys: enrollmentKey.map { ["enrollment": $0] } ?? [:])
        let messaging = MessagingServices(environment: environment)
        try await messaging.prepareDatabase(ReliefSchema.migrations)
        let keys = environment.configuration.keys
        return (
            messaging.services(
                handlers: ReliefHandlers.all(keys: keys), operations: ReliefOperations.all(keys: keys),
                queries: ReliefQueries.all, duties: ReliefDuties.all(keys: keys),
                longWorks: ReliefWorks.all(environment.configuration), trace: ReliefTrace(), copiesDirectory: true,
                migrations: ReliefSchema.migrations), log
        )
    }

    /// One process of the service.
    static func withRelief(_ body: @Sendable (TestSite, TestLog) async throws -> Void) async throws {
        try await TestSite.with("relief") { site in
            let (services, log) = try await site.relief()
            try await RunningServices.with(services) { _ in try await body(site, log) }
        }
    }
}
