import Contracts
import Messaging
import ServiceKit
import TestSupport

@testable import EnrollmentService
@testable import Operator

/// One process of enrollment, one department that is not on record, and an operator's connection: the real ones.
struct TestSystem: Sendable {
    let site: TestSite
    let department: TestDepartment
    let connection: BrokerConnection
    let log: BrokerEventLog
    /// Whose connection it is.
    let name: OperatorName

    /// - Parameter types: what the department may publish.
    static func with(
        types: [String] = ["enrollment.requested.v1"], _ body: @Sendable (TestSystem) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, _) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase(EnrollmentSchema.migrations)
            let keys = environment.configuration.keys
            let services = messaging.services(
                handlers: EnrollmentHandlers.all(keys: keys), operations: EnrollmentOperations.all(keys: keys),
                queries: [], duties: [TransferDeadline(), InsuranceDeadline(keys: keys)], backlog: EnrollmentBacklog(),
                trace: EnrollmentTrace(),
                migrations: EnrollmentSchema.migrations)
            let user = try await site.broker.addOperator()
            let endpoint = try site.broker.endpoint(of: user)
            let host = "\(endpoint.host):\(endpoint.port)"
            let variables = OperatorEnvironment([
                "AMQP_URL": "amqp://\(user.name):\(user.password)@\(host)/\(site.broker.virtualHost)"
            ])
            guard let name = OperatorName(username: user.name) else { preconditionFailure("\(user.name)") }
            try await TestDepartment.with(at: site.broker, types: BrokerRights.pattern(types)) { department in
                try await RunningServices.with(services) { _ in
                    try await BrokerConnection.opened(variables) { connection in
                        try await body(
                            TestSystem(
                                site: site, department: department, connection: connection,
                                log: BrokerEventLog(address: try variables.broker()), name: name))
                    }
                }
            }
        }
    }

    /// Puts the department on record, for all of Hunan.
    func registerDepartment(types: [String] = ["enrollment.requested.v1"]) async throws {
        let _: RegisteredDepartment = try await connection.ask(
            .enrollment, "departments.register",
            ["name": .string(department.name), "types": .array(types.map(JSON.string)), "places": ["430000"]])
    }
}
