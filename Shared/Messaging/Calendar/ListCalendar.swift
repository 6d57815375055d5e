import Contracts
import Postgres

/// `calendar.list`: the holidays and worked weekends of one year, or all that are on record.
public struct ListCalendar: RequestHandler {
    public let name: String

    public init(name: String = "calendar.list") { self.name = name }

    public func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        var wanted: Int?
        if let year = request.arguments["year"], year != .null {
            guard let number = year.integer, (2000...2100).contains(number) else {
                throw RequestRefusal(.valueUnknown, field: "year")
            }
            wanted = Int(number)
        }
        return RequestAnswer(["days": .array(try CalendarStore.days(of: wanted, in: transaction).map(\.json))])
    }
}
