import ArgumentParser
import Contracts

/// 试算平衡表 of a month, as the service works it out; 分.
struct TrialBalanceReport: Codable, Sendable {
    struct Row: Codable, Sendable {
        var fund: String
        var project: String?
        /// One of the kinds of accounts: `origin`, `fund`, `available` …
        var kind: String
        var openingFen: Int64
        var debitsFen: Int64
        var creditsFen: Int64
        var closingFen: Int64
    }

    var month: String
    var rows: [Row]
    var debitsFen: Int64
    var creditsFen: Int64
    var closingDebitFen: Int64
    var closingCreditFen: Int64
    var balanced: Bool
    /// Whether the month is over and nothing can be posted into it.
    var closed: Bool
}

/// `unionctl ledger balance [--month 2026-12] [--fund CODE]`
struct ShowBalance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: LocalizedText.help.showBalance.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.ledgerMonth.inCurrentLanguage, valueName: "2026-12"))
    var month: String?

    @Option(help: .init(LocalizedText.help.ledgerFund.inCurrentLanguage, valueName: "code"))
    var fund: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await BrokerConnection.opened(.process) { try await $0.trialBalance(of: month) }
        output.write(report, orText: report.text(of: fund, in: output.language))
        guard report.balanced else { throw CommandFault.refused(.ledgerUnbalanced) }
    }
}

extension TrialBalanceReport {
    /// The accounts, those of one fund where one is named, and below them what all of them come to.
    func text(of fund: String?, in language: Language) -> String {
        let shown = rows.filter { fund == nil || $0.fund == fund }
        let table = Table<Row>(
            .text(.tables.fund) { $0.fund }, .text(.tables.project) { $0.project ?? "" },
            .text(.tables.account) { LocalizedText.ledgerAccount($0.kind)[language] },
            .amount(.tables.opening) { $0.openingFen }, .amount(.tables.debits) { $0.debitsFen },
            .amount(.tables.credits) { $0.creditsFen }, .amount(.tables.closing) { $0.closingFen })
        return table.text(shown, in: language) + "\n" + LocalizedText.trialBalance(self)[language]
    }
}
