import Contracts
import Postgres

extension DayNumber {
    public init(_ day: CivilDate) { self.init(daysSince1970: day.daysSince1970) }
}

extension Row {
    /// Of a column `date`.
    public func day(_ column: String) throws -> CivilDate {
        CivilDate(daysSince1970: try get(column, as: DayNumber.self).daysSince1970)
    }

    /// The same, or nil for NULL.
    public func day(optional column: String) throws -> CivilDate? {
        try get(optional: column, as: DayNumber.self).map { CivilDate(daysSince1970: $0.daysSince1970) }
    }
}
