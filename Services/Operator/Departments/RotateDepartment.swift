import ArgumentParser
import Contracts

/// `unionctl departments rotate NAME`
struct RotateDepartment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: LocalizedText.help.rotateDepartment.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var name: DepartmentName

    @Option(
        name: .customLong("address"),
        help: .init(LocalizedText.help.publicAddress.inCurrentLanguage, valueName: "host:port"))
    var publicAddress: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let environment = OperatorEnvironment.process
        let password = try await BackOffice.connected(environment) { office in
            try await office.departments.rotate(name)
        }
        let credential = DepartmentCredential(
            department: name.text, password: password, at: try environment.broker(), publicAddress: publicAddress)
        output.write(credential, orText: credential.text(in: output.language))
    }
}
