import ArgumentParser
import Contracts

/// The options that say which stations are meant.
struct StationFilterOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.stationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Option(help: .init(LocalizedText.help.stationUnion.inCurrentLanguage, valueName: "code"))
    var union: UnionCode?

    @Option(help: .init(LocalizedText.help.stationKind.inCurrentLanguage))
    var kind: StationKind?

    @Option(help: .init(LocalizedText.help.applicationDepartment.inCurrentLanguage, valueName: "name"))
    var department: DepartmentName?

    /// Whether anything narrows the choice.
    var isEmpty: Bool { place == nil && union == nil && kind == nil && department == nil }

    /// As the service reads it.
    ///
    /// - Throws: `usage` for a place that there is not: nobody shall decide by a slip of the hand.
    func arguments() throws(CommandFault) -> JSON {
        try DivisionCode.check(place.map { [$0] } ?? [])
        return .object([
            "place": place.map(JSON.string), "union": union.map { .string($0.text) },
            "kind": kind.map { .string($0.rawValue) }, "department": department.map { .string($0.text) },
        ])
    }
}
