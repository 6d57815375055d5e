import ArgumentParser
import Contracts
import Foundation

/// `unionctl report insurance --by state,place`: how many cases stand where, and what was paid for them.
struct ReportInsurance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insurance", abstract: LocalizedText.help.reportInsurance.inCurrentLanguage,
        discussion: LocalizedText.help.reportInsuranceDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.reportBy.inCurrentLanguage, valueName: "key,key"))
    var by = ReportGrouping.byState

    @Option(help: .init(LocalizedText.help.reportSince.inCurrentLanguage, valueName: "1d|time"))
    var since: Moment?

    @Option(help: .init(LocalizedText.help.reportUntil.inCurrentLanguage, valueName: "1d|time"))
    var until: Moment?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await BrokerConnection.opened(.process) { try await figures(over: $0) }
        output.write(report, orText: report.text(by: by.keys, in: output.language))
    }

    func figures(over requests: some ServiceRequests) async throws(CommandFault) -> InsuranceReport {
        let now = Date()
        return try await requests.insuranceReport(by: by, since: since?.time(now: now), until: until?.time(now: now))
    }
}

extension ServiceRequests {
    /// Figures of the cases opened in that time, over all there are, not over some of them.
    func insuranceReport(
        by grouping: ReportGrouping, since: Date? = nil, until: Date? = nil
    ) async throws(CommandFault) -> InsuranceReport {
        try await ask(
            .enrollment, "insurance.report",
            .object([
                "by": .array(grouping.keys.map { .string($0.rawValue) }),
                "since": since.map { .string(RFC3339.string($0)) },
                "until": until.map { .string(RFC3339.string($0)) },
            ]), timeout: .seconds(60))
    }
}
