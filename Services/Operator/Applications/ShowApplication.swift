import ArgumentParser
import Contracts

/// `unionctl applications show DEPARTMENT NUMBER`: one application without the person, or, with `--why`, with.
struct ShowApplication: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showApplication.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.applicationOwner.inCurrentLanguage))
    var department: String

    @Argument(help: .init(LocalizedText.help.applicationNumber.inCurrentLanguage))
    var number: String?

    @Option(help: .init(LocalizedText.help.whySeen.inCurrentLanguage, valueName: "text"))
    var why: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard reference != nil else { throw ValidationError(LocalizedText.applicationMalformed.inCurrentLanguage) }
    }

    /// Two words, or one as `list` shows it.
    var reference: ApplicationReference? {
        guard let number else { return ApplicationReference(argument: department) }
        return ApplicationReference(department: department, typed: number)
    }

    func run() async throws {
        guard let reference else { throw CommandFault.usage(.applicationMalformed) }
        let shown = try await BrokerConnection.opened(.process) { connection in
            try await connection.application(reference, why: why)
        }
        output.write(shown, orText: shown.text(in: output.language))
    }
}
