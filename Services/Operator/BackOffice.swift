/// The running system as an operator reaches it: the broker as oneself, and, where a command needs it, the management
/// API as the administrator.
struct BackOffice: Sendable {
    let requests: any ServiceRequests
    let administration: BrokerAdministration

    var departments: DepartmentRegistry { DepartmentRegistry(administration: administration, requests: requests) }

    /// Connects, runs the body, and closes the connection whatever the body does.
    static func connected<Result: Sendable>(
        _ environment: OperatorEnvironment, _ body: (BackOffice) async throws -> Result
    ) async throws -> Result {
        let administration = try administration(environment)
        return try await BrokerConnection.opened(environment) { connection in
            try await body(BackOffice(requests: connection, administration: administration))
        }
    }

    /// The management API alone, for what needs no service.
    static func administration(_ environment: OperatorEnvironment) throws(CommandFault) -> BrokerAdministration {
        let address = try environment.management()
        // The vhost is that of the operator's own URL, so that both always mean the same system.
        let vhost = environment["AMQP_URL"] == nil ? "union" : try environment.broker().vhost
        return BrokerAdministration(transport: HTTPManagementTransport(address), vhost: vhost)
    }
}
