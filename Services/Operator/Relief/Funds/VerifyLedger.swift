import ArgumentParser
import Contracts

/// What adding up every entry came to.
struct LedgerVerification: Codable, Sendable {
    /// An account that holds something else than its entries come to.
    struct Difference: Codable, Sendable {
        var fund: String
        var project: String?
        var kind: String
        var entriesFen: Int64
        var heldFen: Int64
    }

    var entries: Int
    var differing: [Difference]
    /// How many months are closed.
    var months: Int
    /// Those of them that come to something else now.
    var changed: [String]

    var isSound: Bool { differing.isEmpty && changed.isEmpty }
}

/// `unionctl ledger verify`: ends with the status of a finding when anything differs.
struct VerifyLedger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: LocalizedText.help.verifyLedger.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let verification = try await BrokerConnection.opened(.process) { try await $0.verifyLedger() }
        let language = output.language
        output.write(verification, orText: LocalizedText.ledgerVerified(verification)[language])
        guard verification.isSound else { throw CommandFault.refused(.ledgerUnbalanced) }
    }
}
