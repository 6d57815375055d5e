import ArgumentParser
import Contracts
import ReliefDomain

/// `unionctl relief officers remove NAME [--role R… --place C…] --why TEXT`
struct RemoveOfficer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: LocalizedText.help.removeOfficer.inCurrentLanguage,
        discussion: LocalizedText.help.removeOfficerDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @OptionGroup var rights: RightOptions

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check(rights.places)
        let answer = try await BrokerConnection.opened(.process) { connection in
            try await connection.removeOfficer(arguments, why: why)
        }
        output.write(answer, orText: LocalizedText.officerAnswer(answer)[output.language])
    }

    var arguments: JSON { ["name": .string(name.rawValue), "roles": rights.json()] }
}

extension ServiceRequests {
    func removeOfficer(_ arguments: JSON, why: String) async throws(CommandFault) -> OfficerAnswer {
        try await insist(.relief, "relief.officers.remove", arguments, reason: why)
    }
}
