import Contracts
import Postgres
import StationsDomain

/// What operators have set for places.
enum StationSettingStore {
    static func ask(in transaction: borrowing Transaction) throws -> Question { try transaction.ask(select) }

    static func settings(_ rows: Rows) throws -> StationSettings {
        StationSettings(places: Dictionary(uniqueKeysWithValues: try rows.map { try ($0.place(), PlaceSetting($0)) }))
    }

    static func settings(in transaction: borrowing Transaction) throws -> StationSettings {
        try settings(transaction.query(select))
    }

    static func save(
        _ setting: PlaceSetting, for place: DivisionCode, by operatorName: String,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            upsert, place.description, setting.approval == .automatic, Int64(setting.inspection.monthsValid),
            Int64(setting.inspection.daysOfWarning), operatorName)
    }

    private static let select = Statement(
        "station_setting.select",
        "select division, approves_itself, inspection_months, inspection_warning_days from station_setting")

    private static let upsert = Statement(
        "station_setting.upsert",
        """
        insert into station_setting (division, approves_itself, inspection_months, inspection_warning_days, changed_by)
        values ($1, $2, $3, $4, $5)
        on conflict (division) do update set approves_itself = excluded.approves_itself,
            inspection_months = excluded.inspection_months,
            inspection_warning_days = excluded.inspection_warning_days, changed_by = excluded.changed_by,
            changed_at = now()
        """)
}

extension Row {
    fileprivate func place() throws -> DivisionCode { try value("division") { DivisionCode($0) } }
}

extension PlaceSetting {
    init(_ row: Row) throws {
        self.init(
            approval: try row.get("approves_itself") ? .automatic : .manual,
            inspection: InspectionPolicy(
                monthsValid: try row.get("inspection_months"), daysOfWarning: try row.get("inspection_warning_days")))
    }
}
