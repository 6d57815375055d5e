import ArgumentParser
import Contracts

/// `unionctl insurance show CASE`: one case, with what was answered, paid and granted; never the person.
struct ShowCase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showCase.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.caseNumber.inCurrentLanguage, valueName: "case"))
    var number: CaseNumber

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let shown = try await BrokerConnection.opened(.process) { try await $0.insuranceCase(number) }
        output.write(shown, orText: shown.text(in: output.language))
    }
}
