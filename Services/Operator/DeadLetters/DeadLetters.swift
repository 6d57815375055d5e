import ArgumentParser
import Contracts

/// `unionctl dead-letters`: what could not be handled, and its repair.
struct DeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: LocalizedText.help.deadLetters.inCurrentLanguage,
        subcommands: [ListDeadLetters.self, ShowDeadLetter.self, RetryDeadLetters.self],
        defaultSubcommand: ListDeadLetters.self)
}
