import ArgumentParser
import Contracts

/// `unionctl stations providers dismiss DEPARTMENT --why TEXT`
struct DismissProvider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: LocalizedText.help.dismissProvider.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var department: DepartmentName

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let provider = try await BrokerConnection.opened(.process) { connection in
            try await connection.dismissProvider(department, why: why)
        }
        output.write(provider, orText: LocalizedText.providerDismissed(provider)[output.language])
    }
}
