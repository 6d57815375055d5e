import ArgumentParser
import Contracts

/// `unionctl dead-letters`: what could not be handled.
struct DeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: LocalizedText.help.deadLetters.inCurrentLanguage,
        subcommands: [ListDeadLetters.self],
        defaultSubcommand: ListDeadLetters.self)
}

/// A message that could not be handled, without its body.
struct DeadLetter: Codable, Sendable {
    var id: DeadLetterID
    var reason: String
    var type: String?
    var source: String?
    var eventId: String?
    var attempts: Int
    var receivedAt: String
}

/// A service names its dead letters by number or by text; to an operator it is a text.
struct DeadLetterID: Codable, Sendable {
    var text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            text = String(try container.decode(Int64.self))
        } catch DecodingError.typeMismatch {
            text = try container.decode(String.self)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The answer to `dead-letters.list`.
struct DeadLetterList: Codable, Sendable {
    var deadLetters: [DeadLetter]
}
