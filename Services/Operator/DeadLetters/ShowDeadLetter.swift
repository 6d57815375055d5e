import ArgumentParser
import Contracts
import Foundation

/// `unionctl dead-letters show ID`: everything about one letter that is not personal.
struct ShowDeadLetter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showDeadLetter.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.letterNumber.inCurrentLanguage))
    var id: Int64

    @OptionGroup var service: ServiceOption

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let shown = try await BrokerConnection.opened(.process) { connection in
            try await connection.ask(
                service.service, "dead-letters.show", ["id": .integer(id)], answer: ShownLetter.self)
        }
        output.write(shown, orText: shown.text(in: output.language))
    }
}

/// The answer to `dead-letters.show`.
struct ShownLetter: Codable, Sendable {
    struct Content: Codable, Sendable {
        /// `readable`, `unreadable`, `erased`, or `sealed` with a key that is not at hand.
        var state: String
        /// Names of fields, kinds and lengths of values.
        var structure: JSON?
        var code: String?
    }

    var letter: DeadLetter
    var content: Content

    func text(in language: Language) -> String {
        func time(_ text: String?) -> String? { text.map(LocalTime.text) }
        let words = LocalizedText.tables
        let rows: [(LocalizedText, String?)] = [
            (words.number, String(letter.id)), (words.state, letter.state), (words.reason, letter.reason),
            (words.meaning, letter.meaning(in: language)), (words.field, letter.field),
            (words.fingerprint, letter.fingerprint), (words.attempts, String(letter.attempts)),
            (words.queue, letter.queue), (words.department, letter.department), (words.type, letter.type),
            (words.source, letter.source.isEmpty ? nil : letter.source), (words.event, letter.eventId),
            (words.bytes, letter.bytes.map(String.init)), (words.received, time(letter.receivedAt)),
            (words.lastFailed, time(letter.lastFailedAt)), (words.retried, time(letter.retriedAt)),
            (words.retriedBy, letter.retriedBy), (words.closed, time(letter.closedAt)),
            (words.outcome, letter.outcome), (words.content, contentText(in: language)),
        ]
        let structure = content.structure.map { [JSONText.pretty($0)] } ?? []
        return ([DetailRows.text(rows, in: language)] + structure).joined(separator: "\n")
    }

    private func contentText(in language: Language) -> String {
        let code = content.code.flatMap { ReasonCode(rawValue: $0) }.map { ": \($0.message[language])" } ?? ""
        return LocalizedText.letterContent(content.state)[language] + code
    }
}
