import ArgumentParser
import Contracts

/// `unionctl departments`: who may publish what, for which places.
struct Departments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "departments",
        abstract: LocalizedText.help.departments.inCurrentLanguage,
        subcommands: [
            AddDepartment.self, ListDepartments.self, ShowDepartment.self, RegisterDepartmentKey.self,
            RotateDepartment.self, RemoveDepartment.self,
        ],
        defaultSubcommand: ListDepartments.self)
}

/// A department as the enrollment service knows it.
struct RegisteredDepartment: Codable, Sendable, Equatable {
    var name: String
    var types: [String]
    var places: [String]
    var registeredAt: String
    var removedAt: String?
    /// Of the key that requests are sealed to, and since when.
    var keyId: String?
    var keySince: String?
    /// Requests that wait because there is no queue.
    var undelivered: Int?
}

/// The answer to `departments.list`.
struct RegisteredDepartments: Codable, Sendable {
    var departments: [RegisteredDepartment]
}

extension ServiceRequests {
    /// Every department the service knows, removed ones too, by name.
    func departments() async throws(CommandFault) -> [RegisteredDepartment] {
        try await ask(.enrollment, "departments.list", answer: RegisteredDepartments.self).departments
            .sorted { $0.name < $1.name }
    }
}

/// What a department needs to connect, printed once: the five members are a promise to scripts.
struct DepartmentCredential: Codable, Sendable, Equatable {
    var department: String
    var username: String
    var password: String
    var uri: String
    var queue: String

    init(department: String, password: String, at broker: BrokerAddress, publicAddress: String?) {
        self.department = department
        username = department
        self.password = password
        uri = broker.uri(user: department, password: password, publicAddress: publicAddress)
        queue = BrokerRights.queue(of: department)
    }

    /// For a person: what to hand over, and that it is not shown again.
    func text(in language: Language) -> String {
        """
        \(LocalizedText.departmentReady(department)[language])
          \(LocalizedText.tables.username[language].padded(to: 10)) \(username)
          \(LocalizedText.tables.password[language].padded(to: 10)) \(password)
          \(LocalizedText.tables.uri[language].padded(to: 10)) \(uri)
          \(LocalizedText.tables.queue[language].padded(to: 10)) \(queue)
        \(LocalizedText.passwordShownOnce[language])
        """
    }
}
