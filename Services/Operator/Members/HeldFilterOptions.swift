import ArgumentParser
import Contracts

/// The options that say which of the members in holding pools are meant.
struct HeldFilterOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.heldPool.inCurrentLanguage, valueName: "code"))
    var pool: UnionCode?

    @Option(help: .init(LocalizedText.help.applicationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Flag(help: .init(LocalizedText.help.heldOverdue.inCurrentLanguage))
    var overdue = false

    /// Whether anything narrows the choice.
    var isEmpty: Bool { pool == nil && place == nil && !overdue }

    /// As the service reads it.
    ///
    /// - Throws: `usage` for a place that there is not: nobody shall be moved by a slip of the hand.
    func arguments() throws(CommandFault) -> JSON {
        try DivisionCode.check(place.map { [$0] } ?? [])
        return .object([
            "pool": pool.map { .string($0.text) }, "place": place.map(JSON.string), "overdue": overdue ? true : nil,
        ])
    }
}
