import ArgumentParser
import Contracts

/// `unionctl operators remove NAME`
struct RemoveOperator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: LocalizedText.help.removeOperator.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let registry = OperatorRegistry(administration: try BackOffice.administration(.process))
        try await registry.remove(name)
        output.write(
            ["operator": name.rawValue, "state": "removed"],
            orText: LocalizedText.operatorRemoved(name.rawValue)[output.language])
    }
}
