import ArgumentParser
import Contracts

/// `unionctl transfers accept`
struct AcceptTransfers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: LocalizedText.help.accept.inCurrentLanguage,
        discussion: LocalizedText.help.acceptDiscussion.inCurrentLanguage)

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await decision.run(.accept, output) }
}

/// `unionctl transfers refuse`
struct RefuseTransfers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: LocalizedText.help.refuse.inCurrentLanguage,
        discussion: LocalizedText.help.refuseDiscussion.inCurrentLanguage)

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var reasons: ReviewReasonOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await decision.run(.refuse, because: reasons.because, output) }
}
