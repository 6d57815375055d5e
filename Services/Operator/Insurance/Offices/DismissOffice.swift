import ArgumentParser
import Contracts

/// `unionctl insurance offices dismiss ROLE --place CODE --why TEXT`
struct DismissOffice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: LocalizedText.help.dismissOffice.inCurrentLanguage,
        discussion: LocalizedText.help.dismissOfficeDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.officeRole.inCurrentLanguage))
    var role: OfficeRole

    @Option(help: .init(LocalizedText.help.officePlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check([place])
        try await BrokerConnection.opened(.process) { connection in
            try await connection.dismissOffice(role, place: place, why: why)
        }
        output.write(
            ["role": role.rawValue, "place": place],
            orText: LocalizedText.officeDismissed(role, place: place)[output.language])
    }
}
