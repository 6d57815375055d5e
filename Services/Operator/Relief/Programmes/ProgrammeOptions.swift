import ArgumentParser
import Contracts
import Foundation

/// A programme as it is typed: its code, its options, and files with its rule and formula.
struct ProgrammeOptions: ParsableArguments {
    @Argument(help: .init(LocalizedText.help.newProgramme.inCurrentLanguage))
    var code: String

    @Option(help: .init(LocalizedText.help.programmeFund.inCurrentLanguage, valueName: "code"))
    var fund: String

    @Option(help: .init(LocalizedText.help.programmeProject.inCurrentLanguage, valueName: "code"))
    var project: String

    @Option(help: .init(LocalizedText.help.projectItem.inCurrentLanguage))
    var item: ReliefItem

    @Option(help: .init(LocalizedText.help.programmeBasis.inCurrentLanguage))
    var basis: [ReliefBasis] = [.archive]

    @Option(help: .init(LocalizedText.help.programmePlace.inCurrentLanguage, valueName: "code"))
    var place: [String]

    @Option(help: .init(LocalizedText.help.programmeFrom.inCurrentLanguage, valueName: "yyyy-mm-dd"))
    var from: String

    @Option(help: .init(LocalizedText.help.programmeUntil.inCurrentLanguage, valueName: "yyyy-mm-dd"))
    var until: String

    @Option(help: .init(LocalizedText.help.programmeRule.inCurrentLanguage, valueName: "file"))
    var rule: String

    @Option(help: .init(LocalizedText.help.programmeAmount.inCurrentLanguage, valueName: "file"))
    var amount: String

    @Option(help: .init(LocalizedText.help.programmeCap.inCurrentLanguage, valueName: "12x/household/everything"))
    var cap: [TypedCap] = []

    @Option(help: .init(LocalizedText.help.programmeOnce.inCurrentLanguage, valueName: "WARMTH/household/year"))
    var once: [TypedGroup] = []

    @Option(help: .init(LocalizedText.help.programmeApproval.inCurrentLanguage, valueName: "100000:county"))
    var approval: [TypedTier]

    @Option(help: .init(LocalizedText.help.programmePublicity.inCurrentLanguage, valueName: "days"))
    var publicityDays = 5

    @Option(help: .init(LocalizedText.help.programmeExitGrace.inCurrentLanguage, valueName: "days"))
    var exitGrace = 0

    @Option(help: .init(LocalizedText.help.programmeReviewGrace.inCurrentLanguage, valueName: "days"))
    var reviewGrace = 0

    func validate() throws {
        for (text, option) in [(from, "--from"), (until, "--until")] { _ = try CivilDate.typed(text, option) }
    }

    /// As the service is asked.
    ///
    /// - Throws: `usage` when a file cannot be read.
    func arguments() throws(CommandFault) -> JSON {
        [
            "code": .string(code), "fund": .string(fund), "project": .string(project), "item": .string(item.rawValue),
            "bases": .array(basis.map { .string($0.rawValue) }), "places": .array(place.map { .string($0) }),
            "from": .string(from), "until": .string(until), "rule": .string(try Self.text(rule)),
            "amount": .string(try Self.text(amount)), "caps": .array(cap.map(\.json)),
            "once": .array(once.map(\.json)), "approval": .array(approval.map(\.json)),
            "publicityDays": .integer(Int64(publicityDays)), "exitGraceDays": .integer(Int64(exitGrace)),
            "reviewGraceDays": .integer(Int64(reviewGrace)),
        ]
    }

    /// What stands in a file, without the white space at its ends.
    private static func text(_ path: String) throws(CommandFault) -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else { throw .usage(.fileUnreadable(path)) }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
