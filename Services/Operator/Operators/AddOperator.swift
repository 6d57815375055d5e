import ArgumentParser
import Contracts

/// `unionctl operators add NAME`
struct AddOperator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: LocalizedText.help.addOperator.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let registry = OperatorRegistry(administration: try BackOffice.administration(.process))
        let password = try await registry.add(name)
        output.write(
            ["operator": name.rawValue, "username": name.username, "password": password],
            orText: """
                \(LocalizedText.operatorReady(name.rawValue)[output.language])
                  \(LocalizedText.tables.username[output.language].padded(to: 10)) \(name.username)
                  \(LocalizedText.tables.password[output.language].padded(to: 10)) \(password)
                \(LocalizedText.passwordShownOnce[output.language])
                """)
    }
}
