import ArgumentParser
import Contracts
import Foundation

/// The options that say which applications are meant.
struct ApplicationFilterOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.applicationUnion.inCurrentLanguage, valueName: "code"))
    var union: UnionCode?

    @Option(help: .init(LocalizedText.help.applicationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Option(help: .init(LocalizedText.help.applicationDepartment.inCurrentLanguage, valueName: "name"))
    var department: DepartmentName?

    @Option(help: .init(LocalizedText.help.applicationSince.inCurrentLanguage, valueName: "1h|time"))
    var since: Moment?

    @Option(help: .init(LocalizedText.help.applicationUntil.inCurrentLanguage, valueName: "1h|time"))
    var until: Moment?

    @Flag(help: .init(LocalizedText.help.overdue.inCurrentLanguage))
    var overdue = false

    /// Whether anything narrows the choice.
    var isEmpty: Bool {
        union == nil && place == nil && department == nil && since == nil && until == nil && !overdue
    }

    /// As the service reads it.
    ///
    /// - Throws: `usage` for a place that there is not: nobody shall decide by a slip of the hand.
    func arguments(state: ApplicationState, now: Date) throws(CommandFault) -> JSON {
        try DivisionCode.check(place.map { [$0] } ?? [])
        return .object([
            "state": .string(state.rawValue), "union": union.map { .string($0.text) },
            "place": place.map(JSON.string), "department": department.map { .string($0.text) },
            "since": since.map { .string(RFC3339.string($0.time(now: now))) },
            "until": until.map { .string(RFC3339.string($0.time(now: now))) }, "overdue": overdue ? true : nil,
        ])
    }
}

/// Which applications are meant, by how they stand. The accepted are members, and millions: nobody lists them here.
enum ApplicationState: String, CaseIterable, ExpressibleByArgument {
    case pending, returned, rejected
    case transferProposed = "transfer-proposed"
}

extension UnionCode: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
