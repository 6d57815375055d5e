import ArgumentParser
import Contracts
import Foundation

/// `unionctl dead-letters list`: what failed, counted by its cause; or, with `--each`, one line a letter.
struct ListDeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listDeadLetters.inCurrentLanguage,
        discussion: LocalizedText.help.listDeadLettersDiscussion.inCurrentLanguage)

    @OptionGroup var filter: LetterFilterOptions

    @Option(help: .init(LocalizedText.help.letterState.inCurrentLanguage, valueName: "state"))
    var state = LetterState.open

    @Flag(help: .init(LocalizedText.help.each.inCurrentLanguage))
    var each = false

    @Option(help: .init(LocalizedText.help.limit.inCurrentLanguage))
    var limit = 50

    @Flag(help: .init(LocalizedText.help.allLetters.inCurrentLanguage))
    var all = false

    @OptionGroup var services: ServicesOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit: 1…") }
    }

    func run() async throws {
        let arguments = filter.arguments(state: state.rawValue, now: Date())
        var letters: [DeadLetter] = []
        var groups: [DeadLetterGroup] = []
        var silent = SilentServices(language: output.language)
        try await BrokerConnection.opened(.process) { connection in
            for service in services.services {
                try await silent.excusing(service, of: services.services) { () throws(CommandFault) in
                    if each {
                        letters += try await connection.letters(arguments, limit: all ? .max : limit, at: service)
                    } else {
                        groups += try await connection.letterGroups(arguments, at: service)
                    }
                }
            }
        }
        if each { show(letters) } else { show(groups) }
        try silent.end()
    }

    private func show(_ groups: [DeadLetterGroup]) {
        let language = output.language
        let table = Table<DeadLetterGroup>(
            .text(.tables.service) { $0.service?.rawValue ?? "–" },
            .number(.tables.count) { $0.count },
            .text(.tables.reason) { $0.reason },
            .text(.tables.meaning) { ReasonCode(rawValue: $0.reason)?.message[language] ?? "" },
            // Of a refusal it says no more than the reason.
            .text(.tables.fingerprint) { $0.fingerprint == $0.reason ? "" : $0.fingerprint },
            .text(.tables.type) { $0.type ?? "–" },
            .text(.tables.department) { $0.departments.isEmpty ? "–" : $0.departments.joined(separator: " ") },
            .text(.tables.newest) { LocalTime.text($0.newest) },
            .number(.tables.attempts) { $0.mostAttempts })
        output.write(["groups": groups], orText: table.text(groups, in: language, whenEmpty: .noDeadLetters))
    }

    private func show(_ letters: [DeadLetter]) {
        let language = output.language
        let table = Table<DeadLetter>(
            .text(.tables.service) { $0.service?.rawValue ?? "–" },
            .text(.tables.number) { String($0.id) },
            .text(.tables.received) { LocalTime.text($0.receivedAt) },
            .text(.tables.state) { $0.state },
            .text(.tables.reason) { $0.reason },
            .text(.tables.meaning) { $0.meaning(in: language) },
            .text(.tables.type) { $0.type ?? "–" },
            .text(.tables.department) { $0.department ?? "–" },
            .text(.tables.event) { $0.eventId },
            .number(.tables.attempts) { $0.attempts })
        output.write(["deadLetters": letters], orText: table.text(letters, in: language, whenEmpty: .noDeadLetters))
    }
}

/// Which letters are shown, by how they stand.
enum LetterState: String, CaseIterable, ExpressibleByArgument {
    case open, retrying, resolved, discarded, all
}
