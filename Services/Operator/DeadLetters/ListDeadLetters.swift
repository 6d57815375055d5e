import ArgumentParser
import Contracts

/// `unionctl dead-letters list`
struct ListDeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listDeadLetters.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.limit.inCurrentLanguage))
    var limit = 50

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard 1...1000 ~= limit else { throw ValidationError("--limit: 1…1000") }
    }

    func run() async throws {
        let list: DeadLetterList = try await BrokerConnection.opened(.process) { connection in
            try await connection.ask(.enrollment, "dead-letters.list", ["limit": .integer(Int64(limit))])
        }
        let language = output.language
        let table = Table<DeadLetter>(
            .text(.tables.number) { $0.id.text },
            .text(.tables.received) { LocalTime.text($0.receivedAt) },
            .text(.tables.reason) { $0.reason },
            .text(.tables.meaning) { ReasonCode(rawValue: $0.reason)?.message[language] ?? "" },
            .text(.tables.type) { $0.type ?? "–" },
            .text(.tables.source) { $0.source ?? "–" },
            .text(.tables.event) { $0.eventId ?? "–" },
            .number(.tables.attempts) { $0.attempts })
        output.write(list, orText: table.text(list.deadLetters, in: language, whenEmpty: .noDeadLetters))
    }
}
