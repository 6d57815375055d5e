import Contracts
import Postgres
import ServiceKit

/// `calendar.import`: the days that 国务院办公厅 has announced as free or, at weekends, as worked. All of it or nothing;
/// what was on record for the same years is replaced, so that a correction leaves nothing of the old.
public struct ImportCalendar: RequestHandler {
    public let name: String
    /// Under which the audit log knows it.
    private let action: String
    static let mostDays = 500

    public init(name: String = "calendar.import", action: String = "calendar.imported") {
        self.name = name
        self.action = action
    }

    public func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let source = try request.text("source", longest: 200)
        let days = try days(request.arguments, source: source, by: request.sender)
        let years = Self.years(announcedIn: days)
        let named = Set(days.map(\.day))
        let before = try CalendarStore.days(of: nil, in: transaction).filter {
            years.contains($0.day.year) || named.contains($0.day)
        }
        try CalendarStore.replace(before, by: days, in: transaction)
        let kept = Set(before.map(\.content)).intersection(days.map(\.content)).count
        let result: JSON = [
            "years": .array(years.map { .integer(Int64($0)) }), "imported": .integer(Int64(days.count)),
            "known": .integer(Int64(kept)), "replaced": .integer(Int64(before.count - kept)),
        ]
        return RequestAnswer(
            result,
            outcome: Outcome(
                "imported",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: action,
                        subject: years.map(String.init).joined(separator: ","),
                        before: .array(before.map(\.content)),
                        after: .object([
                            "days": .array(days.map(\.content)), "source": .string(source), "why": .string(why),
                        ]))
                ]))
    }

    /// The years of an announcement. Days of December alone stand in that of the next year, which frees them for 元旦: the
    /// rest of their own year stays as it is.
    private static func years(announcedIn days: [CalendarDay]) -> [Int] {
        let years = Set(days.map(\.day.year))
        let whole = Set(days.lazy.map(\.day).filter { $0.month < 12 }.map(\.year))
        return (whole.isEmpty ? years : whole).sorted()
    }

    private func days(_ arguments: JSON, source: String, by importer: String) throws -> [CalendarDay] {
        let entries = arguments["days"]?.array ?? []
        guard (1...Self.mostDays).contains(entries.count) else {
            throw RequestRefusal(.requestMalformed, field: "days")
        }
        var seen: Set<CivilDate> = []
        return try entries.enumerated().map { index, entry in
            func refusal(_ code: ReasonCode, _ field: String) -> RequestRefusal {
                RequestRefusal(code, field: "days[\(index)].\(field)")
            }
            guard let day = entry["date"]?.string.flatMap({ CivilDate($0) }) else { throw refusal(.dateFormat, "date") }
            guard seen.insert(day).inserted else { throw refusal(.valueUnknown, "date") }
            guard let kind = entry["kind"]?.string.flatMap(HolidayCalendar.Day.init) else {
                throw refusal(.valueUnknown, "kind")
            }
            // On other days everybody works anyway: it must be another day that is meant.
            guard kind == .holiday || [.saturday, .sunday].contains(Weekday(day)) else {
                throw refusal(.valueUnknown, "kind")
            }
            let name = try ServiceRequest.text(entry["name"]?.string, "days[\(index)].name", longest: 100)
            return CalendarDay(day: day, kind: kind, name: name, source: source, importedBy: importer)
        }
    }
}
