import ArgumentParser
import Contracts

/// `unionctl reviewers remove NAME`
struct RemoveReviewer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: LocalizedText.help.removeReviewer.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let reviewer = try await BrokerConnection.opened(.process) { connection in
            try await connection.removeReviewer(name, why: why)
        }
        output.write(reviewer, orText: LocalizedText.reviewerRemoved(name.rawValue)[output.language])
    }
}
