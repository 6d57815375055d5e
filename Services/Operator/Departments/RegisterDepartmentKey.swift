import ArgumentParser
import Contracts

/// `unionctl departments key NAME [FILE|-]`
struct RegisterDepartmentKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: LocalizedText.help.departmentKey.inCurrentLanguage,
        discussion: LocalizedText.help.departmentKeyDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var name: DepartmentName

    @Argument(help: .init(LocalizedText.help.departmentKeyFile.inCurrentLanguage, valueName: "file"))
    var file = "-"

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        // Read before anything is connected: what is no key, or a private one, goes nowhere.
        let key = try DepartmentKeyFile.read(file)
        let registered = try await BrokerConnection.opened(.process) { connection in
            try await connection.registerKey(key, of: name, why: why)
        }
        output.write(
            registered, orText: LocalizedText.departmentKeyRegistered(name.text, registered.keyId)[output.language])
    }
}

/// The answer to `departments.key`.
struct RegisteredDepartmentKey: Codable, Sendable, Equatable {
    var name: String
    var keyId: String
    var keySince: String
}
