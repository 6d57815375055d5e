import ArgumentParser
import Contracts
import Foundation

/// The options that say which dead letters are meant.
struct LetterFilterOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.letterReason.inCurrentLanguage, valueName: "code"))
    var reason: String?

    @Option(help: .init(LocalizedText.help.fingerprint.inCurrentLanguage, valueName: "text"))
    var fingerprint: String?

    @Option(help: .init(LocalizedText.help.letterType.inCurrentLanguage, valueName: "type"))
    var type: String?

    @Option(help: .init(LocalizedText.help.letterDepartment.inCurrentLanguage, valueName: "name"))
    var department: String?

    @Option(help: .init(LocalizedText.help.letterQueue.inCurrentLanguage, valueName: "name"))
    var queue: String?

    @Option(help: .init(LocalizedText.help.letterSince.inCurrentLanguage, valueName: "1h|time"))
    var since: Moment?

    @Option(help: .init(LocalizedText.help.letterUntil.inCurrentLanguage, valueName: "1h|time"))
    var until: Moment?

    /// Whether anything narrows the choice.
    var isEmpty: Bool {
        [reason, fingerprint, type, department, queue].allSatisfy { $0 == nil } && since == nil && until == nil
    }

    /// As a service reads it.
    func arguments(state: String, now: Date) -> JSON {
        .object([
            "state": .string(state), "reason": reason.map(JSON.string), "fingerprint": fingerprint.map(JSON.string),
            "type": type.map(JSON.string), "department": department.map(JSON.string),
            "queue": queue.map(JSON.string), "since": since.map { .string(RFC3339.string($0.time(now: now))) },
            "until": until.map { .string(RFC3339.string($0.time(now: now))) },
        ])
    }
}

/// A point in time: so long ago (`90s`, `30m`, `2d`), or a time as `tail --from` takes it.
enum Moment: ExpressibleByArgument, Sendable, Equatable {
    case ago(TimeSpan)
    case at(Date)

    init?(argument: String) {
        if let span = TimeSpan(argument: argument) {
            self = .ago(span)
        } else if let time = LocalTime.read(argument) {
            self = .at(time)
        } else {
            return nil
        }
    }

    func time(now: Date) -> Date {
        switch self {
        case .ago(let span): now.addingTimeInterval(-Double(span.seconds))
        case .at(let time): time
        }
    }
}
