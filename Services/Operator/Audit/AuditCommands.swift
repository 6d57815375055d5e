import ArgumentParser
import Contracts

/// `unionctl audit`: the record of who decided what, and the proof that it is whole.
struct AuditCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: LocalizedText.help.audit.inCurrentLanguage,
        subcommands: [VerifyAudit.self, ExportAudit.self])
}
