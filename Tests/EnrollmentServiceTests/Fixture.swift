import Contracts
import Foundation
import Messaging
import RabbitMQ
import ServiceKit
import ServiceLifecycle
import TestSupport
import Testing

@testable import EnrollmentService

extension TestSite {
    static let riders = "HN-430102-0007"
    static let reviewing = "HN-430103-0001"

    /// The services of one process, as `main.swift` puts them together.
    func enrollment() async throws -> (services: [any Service], log: TestLog) {
        let (environment, log) = try environment()
        return (try await enrollment(environment), log)
    }

    func enrollment(_ environment: ServiceEnvironment) async throws -> [any Service] {
        let messaging = MessagingServices(environment: environment)
        try await messaging.prepareDatabase(EnrollmentSchema.migrations)
        return messaging.services(
            handlers: EnrollmentHandlers.all(keys: environment.configuration.keys),
            operations: EnrollmentOperations.all(keys: environment.configuration.keys),
            queries: EnrollmentQueries.all(environment.configuration),
            duties: [TransferDeadline(), InsuranceDeadline(keys: environment.configuration.keys)],
            backlog: EnrollmentBacklog(), trace: EnrollmentTrace(), migrations: EnrollmentSchema.migrations)
    }

    /// Sends an operator's request.
    func ask(
        _ request: String, _ arguments: JSON, why: String? = nil, id: String = UUID().uuidString
    ) async throws -> JSON {
        try await TestOperator.with(at: self) { try await $0.ask(request, arguments, why: why, id: id) }
    }

    /// Registers a department as an operator does.
    func register(
        _ name: String, types: [String] = ["enrollment.requested.v1"], places: [String] = ["430000"]
    ) async throws {
        let answer = try await ask(
            "departments.register",
            [
                "name": .string(name), "types": .array(types.map(JSON.string)),
                "places": .array(places.map(JSON.string)),
            ])
        #expect(answer["ok"]?.bool == true)
    }

    /// One process of the service, and one department that may act for all of Hunan.
    static func withEnrollment(
        _ body: @Sendable (TestSite, TestDepartment, TestLog) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.enrollment()
            try await TestDepartment.with(at: site.broker) { department in
                try await RunningServices.with(services) { _ in
                    try await site.register(department.name)
                    try await body(site, department, log)
                }
            }
        }
    }
}

extension TestDepartment {
    /// Sends an application and waits for what becomes of it.
    func apply(_ application: JSON) async throws -> CloudEvent {
        try await answer(to: try await publish(application))
    }
}

extension CloudEvent {
    /// The middle word of its type: `accepted`, `rejected` …
    var outcome: String { String(type.split(separator: ".").dropFirst().first ?? "") }

    var reasons: [String] { (data["reasons"]?.array ?? []).compactMap { $0["code"]?.string } }
}
