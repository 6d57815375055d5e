import ArgumentParser
import Contracts

/// How a command is told what it shall act on: each thing by its name, or all that match a filter.
enum BulkChoice {
    /// Without `--all` a filter chooses no more than that, so that a slip of the hand does not empty the table.
    static let mostWithoutAll = 1_000

    /// - Throws: `ValidationError` when both ways are used, or neither.
    static func check(isNamed: Bool, isFiltered: Bool, all: Bool) throws {
        guard !isNamed || !(isFiltered || all) else {
            throw ValidationError(LocalizedText.namesOrFilter.inCurrentLanguage)
        }
        guard isNamed || isFiltered || all else {
            throw ValidationError(LocalizedText.nothingChosen.inCurrentLanguage)
        }
    }
}
