import ArgumentParser
import Contracts

/// `unionctl ledger`: every way that the money took, and that it adds up.
struct Ledger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: LocalizedText.help.ledger.inCurrentLanguage,
        discussion: LocalizedText.help.ledgerDiscussion.inCurrentLanguage,
        subcommands: [
            ShowBalance.self, ListEntries.self, VerifyLedger.self, PostEntry<Receive>.self, PostEntry<HandBack>.self,
            PostEntry<Allocate>.self, PostEntry<Deallocate>.self, PostEntry<Spend>.self,
        ],
        defaultSubcommand: ShowBalance.self)
}

extension ServiceRequests {
    func trialBalance(of month: String?) async throws(CommandFault) -> TrialBalanceReport {
        try await ask(.relief, "ledger.balance", .object(["month": month.map(JSON.string)]))
    }

    func verifyLedger() async throws(CommandFault) -> LedgerVerification {
        try await ask(.relief, "ledger.verify", timeout: .seconds(60))
    }
}
