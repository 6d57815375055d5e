import ArgumentParser
import Contracts

/// `unionctl operators`: the people who run the system, each a broker user of their own.
struct Operators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operators",
        abstract: LocalizedText.help.operators.inCurrentLanguage,
        subcommands: [AddOperator.self, ListOperators.self, RemoveOperator.self],
        defaultSubcommand: ListOperators.self)
}

/// The name of a person who runs the system, `[a-z][a-z0-9-]{1,30}`; the broker user is `operator.NAME`.
struct OperatorName: ExpressibleByArgument, Sendable, Hashable {
    let rawValue: String

    init?(argument: String) {
        // A person and a department are named by the same rule.
        guard let name = DepartmentName(argument) else { return nil }
        rawValue = name.text
    }

    /// The person behind a broker user, if it is one of an operator.
    init?(username: String) {
        guard username.hasPrefix(Self.prefix) else { return nil }
        self.init(argument: String(username.dropFirst(Self.prefix.count)))
    }

    var username: String { Self.prefix + rawValue }

    private static let prefix = "operator."
}

/// The sequences that give a person access and take it away.
struct OperatorRegistry: Sendable {
    let administration: BrokerAdministration

    /// Gives the person a broker user and returns its password; also completes a sequence that stopped half-way, and
    /// lets a person back in who was removed.
    func add(_ name: OperatorName) async throws(CommandFault) -> String {
        if let user = try await administration.user(name.username), user.canLogIn {
            throw .refused(.operatorExists(name.rawValue))
        }
        try await administration.putUserWithoutPassword(name.username)
        try await administration.grant(.operator, to: name.username)
        let password = Password.random()
        try await administration.setPassword(password, of: name.username)
        return password
    }

    /// Takes password, rights and connections; the user stays, because requests on record name it.
    func remove(_ name: OperatorName) async throws(CommandFault) {
        guard try await administration.user(name.username) != nil else {
            throw .refused(.operatorUnknown(name.rawValue))
        }
        try await administration.putUserWithoutPassword(name.username)
        try await administration.grant(.disabled, to: name.username)
        try await administration.closeConnections(of: name.username)
    }

    /// Everybody who has or had access.
    func list() async throws(CommandFault) -> [OperatorAccount] {
        try await administration.users()
            .compactMap { user in
                OperatorName(username: user.name).map {
                    OperatorAccount(operator: $0.rawValue, username: user.name, isActive: user.canLogIn)
                }
            }
            .sorted { $0.operator < $1.operator }
    }
}

/// A person's access, as it stands.
struct OperatorAccount: Codable, Sendable, Equatable {
    var `operator`: String
    var username: String
    var isActive: Bool
}
