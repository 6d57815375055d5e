import ArgumentParser
import Contracts

/// `unionctl queues`
struct ListQueues: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queues", abstract: LocalizedText.help.queues.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let queues = try await BackOffice.administration(.process).queues().map(QueueReport.init)
        output.write(
            ["queues": queues], orText: QueueReport.table(in: output.language).text(queues, in: output.language))
    }
}
