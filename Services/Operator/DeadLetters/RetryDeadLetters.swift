import ArgumentParser
import Contracts
import Foundation

/// `unionctl dead-letters retry ID…` or with a filter: sends letters again, and says of each what came of it.
///
/// The status is 1 when one of them was not handled.
struct RetryDeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: LocalizedText.help.retryDeadLetters.inCurrentLanguage,
        discussion: LocalizedText.help.retryDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.letterNumbers.inCurrentLanguage))
    var ids: [Int64] = []

    @OptionGroup var service: ServiceOption

    @OptionGroup var filter: LetterFilterOptions

    @Flag(help: .init(LocalizedText.help.retryAll.inCurrentLanguage))
    var all = false

    @Option(help: .init(LocalizedText.help.why.inCurrentLanguage))
    var why: String

    @Option(help: .init(LocalizedText.help.retryWait.inCurrentLanguage, valueName: "60s"))
    var wait = TimeSpan(seconds: 60)

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try BulkChoice.check(isNamed: !ids.isEmpty, isFiltered: !filter.isEmpty, all: all)
    }

    func run() async throws {
        let report = try await BrokerConnection.opened(.process) { connection in
            let chosen = try await chosen(over: connection)
            var retry = Retry(chosen, at: service.service, language: output.language, isQuiet: output.isJSON)
            try await retry.run(over: connection, why: why, patience: .seconds(wait.seconds))
            return retry.report
        }
        let summary = report.letters.isEmpty ? .noDeadLetters : LocalizedText.retrySummary(report.summary)
        output.write(report, orText: summary[output.language])
        if report.summary.handled < report.letters.count { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// The letters meant, oldest first.
    private func chosen(over connection: BrokerConnection) async throws -> [Int64] {
        guard ids.isEmpty else { return ids }
        let limit = all ? Int.max : BulkChoice.mostWithoutAll
        let letters = try await connection.letters(
            filter.arguments(state: "open", now: Date()), limit: limit, at: service.service)
        return letters.map(\.id).reversed()
    }
}
