import Foundation

/// What `unionctl` is told by its environment: who the operator is, and where the broker is.
///
/// | variable | meaning |
/// |---|---|
/// | `AMQP_URL` | `amqp://operator.NAME:…@host:port/union`, the operator's own broker user |
/// | `AMQP_PASSWORD_FILE` | replaces the password of `AMQP_URL` |
/// | `MANAGEMENT_URL` | `http://host:15672`, for `departments`, `operators`, `queues`, `status`, `doctor` |
/// | `MANAGEMENT_USERNAME`, `MANAGEMENT_PASSWORD_FILE` | the administrator, whose credential no service holds |
struct OperatorEnvironment: Sendable {
    private let variables: [String: String]

    init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// The environment of this process.
    static let process = OperatorEnvironment(ProcessInfo.processInfo.environment)

    /// The broker and the operator's own user.
    func broker() throws(CommandFault) -> BrokerAddress {
        let url = try required("AMQP_URL")
        guard let address = BrokerAddress(url: url, password: try secret("AMQP_PASSWORD_FILE")) else {
            throw .usage(.variableMalformed("AMQP_URL", example: "amqp://operator.NAME@host:5672/union"))
        }
        return address
    }

    /// The management API and the administrator.
    func management() throws(CommandFault) -> ManagementAddress {
        let text = try required("MANAGEMENT_URL")
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host != nil
        else {
            throw .usage(.variableMalformed("MANAGEMENT_URL", example: "http://host:15672"))
        }
        return ManagementAddress(
            url: url, username: try required("MANAGEMENT_USERNAME"),
            password: try secret("MANAGEMENT_PASSWORD_FILE") ?? "")
    }

    /// The value of a variable that has one.
    subscript(name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func required(_ name: String) throws(CommandFault) -> String {
        guard let value = self[name] else { throw .usage(.variableMissing(name)) }
        return value
    }

    private func secret(_ name: String) throws(CommandFault) -> String? {
        guard let path = self[name] else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw .usage(.secretUnreadable(name, path: path))
        }
    }
}
