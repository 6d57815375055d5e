import ArgumentParser
import Contracts

extension CivilDate {
    /// A day as it is typed: `2026-11-22`.
    static func typed(_ text: String, _ option: String) throws -> CivilDate {
        guard let day = CivilDate(text) else { throw ValidationError("\(option): yyyy-mm-dd") }
        return day
    }
}
