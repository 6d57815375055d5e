import ArgumentParser
import Contracts

/// `unionctl reviewers add NAME --place CODE… [--identity]`
struct AddReviewer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: LocalizedText.help.addReviewer.inCurrentLanguage,
        discussion: LocalizedText.help.addReviewerDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @Option(
        name: .customLong("place"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.reviewerPlace.inCurrentLanguage, valueName: "code"))
    var places: [String]

    @Flag(name: .customLong("identity"), help: .init(LocalizedText.help.reviewerIdentity.inCurrentLanguage))
    var isIdentityGiven = false

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check(places)
        // Read before anything is connected: a person takes their time.
        let identity = isIdentityGiven ? try IdentityLine.read(from: .standardInput, in: output.language) : nil
        let reviewer = try await BrokerConnection.opened(.process) { connection in
            try await connection.registerReviewer(name, places: places, identity: identity, why: why)
        }
        output.write(reviewer, orText: LocalizedText.reviewerReady(reviewer)[output.language])
    }
}
