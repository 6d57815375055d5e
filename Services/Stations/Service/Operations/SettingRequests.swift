import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.settings.set`: what a place decides for its stations; that of the narrowest place counts. Days that follow
/// from it are set anew by ``SettingWalk``.
struct SetSetting: RequestHandler {
    let name = "stations.settings.set"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        guard let place = request.arguments["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
            throw RequestRefusal(.divisionUnknown, field: "place")
        }
        let before = try SettingListStore.all(in: transaction).first { $0.place == place }
        let setting = try setting(request.arguments, over: before?.setting ?? PlaceSetting())
        try StationSettingStore.save(setting, for: place, by: request.sender, in: transaction)
        try StationWalkStore.begin(.setting, place.description, in: transaction)
        let record = SettingListStore.Record(
            place: place, setting: setting, changedBy: request.sender, changedAt: request.now)
        return RequestAnswer(
            record.json,
            outcome: Messaging.Outcome(
                "set",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "stations.setting-set",
                        subject: place.description, before: before?.setting.json(of: place) ?? .null,
                        after: setting.json(of: place).setting("why", to: .string(why)))
                ]))
    }

    /// What is not named stays as it was.
    private func setting(_ arguments: JSON, over before: PlaceSetting) throws -> PlaceSetting {
        var setting = before
        if let text = arguments["approval"]?.string {
            guard let approval = PlaceSetting.Approval(rawValue: text) else {
                throw RequestRefusal(.valueUnknown, field: "approval")
            }
            setting.approval = approval
        }
        if let months = try number("inspectionMonths", 1...60, arguments) { setting.inspection.monthsValid = months }
        if let days = try number("warningDays", 0...365, arguments) { setting.inspection.daysOfWarning = days }
        return setting
    }

    private func number(_ field: String, _ range: ClosedRange<Int64>, _ arguments: JSON) throws -> Int? {
        guard let value = arguments[field], value != .null else { return nil }
        guard let number = value.integer, range.contains(number) else {
            throw RequestRefusal(.valueUnknown, field: field)
        }
        return Int(number)
    }
}

/// `stations.settings.list`: of every place that has one of its own, and what counts where none has.
struct ListSettings: RequestHandler {
    let name = "stations.settings.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        RequestAnswer([
            "settings": .array(try SettingListStore.all(in: transaction).map(\.json)),
            "default": PlaceSetting().json(of: nil),
        ])
    }
}

/// The settings as operators see them.
enum SettingListStore {
    struct Record {
        var place: DivisionCode
        var setting: PlaceSetting
        var changedBy: String
        var changedAt: Date

        var json: JSON {
            setting.json(of: place).setting("changedBy", to: .string(changedBy))
                .setting("changedAt", to: .string(RFC3339.string(changedAt)))
        }
    }

    static func all(in transaction: borrowing Transaction) throws -> [Record] {
        try transaction.query(selectAll).map { row in
            Record(
                place: try row.value("division") { DivisionCode($0) }, setting: try PlaceSetting(row),
                changedBy: try row.get("changed_by"), changedAt: try row.get("changed_at"))
        }
    }

    private static let selectAll = Statement(
        "station_setting.list",
        """
        select division, approves_itself, inspection_months, inspection_warning_days, changed_by, changed_at
        from station_setting order by division
        """)
}

extension PlaceSetting {
    fileprivate func json(of place: DivisionCode?) -> JSON {
        .object([
            "place": place.map { .string($0.description) }, "approval": .string(approval.rawValue),
            "inspectionMonths": .integer(Int64(inspection.monthsValid)),
            "warningDays": .integer(Int64(inspection.daysOfWarning)),
        ])
    }
}
