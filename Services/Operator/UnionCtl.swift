import ArgumentParser
import Contracts
import Foundation

/// `unionctl`, the operators' tool: departments and their rights, the event log, the state of the services.
///
/// Every command ends with one of the statuses of ``ExitStatus``, and says what went wrong in one line on standard
/// error: never a stack trace, never a password.
@main
struct UnionCtl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unionctl",
        abstract: LocalizedText.help.unionctl.inCurrentLanguage,
        discussion: LocalizedText.help.unionctlDiscussion.inCurrentLanguage,
        version: "0.1.0",
        subcommands: [
            TailEvents.self, TraceStory.self, ShowStatus.self, ListQueues.self, DeadLetters.self,
            Applications.self, Transfers.self, Members.self, Insurance.self, Stations.self, Relief.self, Funds.self,
            Ledger.self, Programmes.self, Reviewers.self, Departments.self, Operators.self, Reports.self,
            AuditCommands.self, Calendar.self, ContractCommands.self, Doctor.self,
        ])

    @OptionGroup var output: OutputOptions

    /// Runs the command named by the process's arguments and exits.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let fault as CommandFault {
            Terminal.standardError.write("unionctl: \(fault.text[.current])\n")
            Foundation.exit(fault.status.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
