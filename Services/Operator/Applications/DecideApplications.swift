import ArgumentParser
import Contracts

/// `unionctl applications approve`
struct ApproveApplications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: LocalizedText.help.approve.inCurrentLanguage,
        discussion: LocalizedText.help.approveDiscussion.inCurrentLanguage)

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await decision.run(.approve, output) }
}

/// `unionctl applications return`
struct ReturnApplications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: LocalizedText.help.return.inCurrentLanguage,
        discussion: LocalizedText.help.returnDiscussion.inCurrentLanguage)

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var reasons: ReviewReasonOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await decision.run(.return, because: reasons.because, output) }
}

/// `unionctl applications reject`
struct RejectApplications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: LocalizedText.help.reject.inCurrentLanguage,
        discussion: LocalizedText.help.rejectDiscussion.inCurrentLanguage)

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var reasons: ReviewReasonOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await decision.run(.reject, because: reasons.because, output) }
}

/// What a department is told of an application that is not approved: one reason at least.
struct ReviewReasonOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption, help: .init(LocalizedText.help.because.inCurrentLanguage, valueName: "code[:field]"))
    var because: [ReviewReason]
}
