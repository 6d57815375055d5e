import Contracts
import Postgres
import ServiceKit

/// Who is asked, and whether they can be, as operators have appointed them: read once for each transaction that asks.
public struct AppointedOffices<Role: OfficeRole>: Sendable {
    /// Sent without waiting, read when the answers are needed.
    public struct Inquiry {
        private let offices, keys: Question

        public init(in transaction: borrowing Transaction) throws {
            offices = try transaction.ask(OfficeStore.selectAll)
            keys = try transaction.ask(OfficeStore.selectKeys)
        }

        public func offices(in transaction: borrowing Transaction) throws -> AppointedOffices {
            AppointedOffices(
                appointed: try transaction.rows(offices).map(AppointedOffice.init),
                keys: try DepartmentKeyStore.keys(transaction.rows(keys)))
        }
    }

    let appointed: [AppointedOffice<Role>]
    /// The newest key of each that has one.
    public let keys: [DepartmentName: DepartmentKey]

    /// The one appointed for the narrowest place; `nil` where nobody is.
    public func office(_ role: Role, in place: DivisionCode) -> Office? {
        appointed.filter { $0.role == role && $0.place.contains(place) }
            .max { $0.place.isWider(than: $1.place) }
            .map { Office(department: $0.department, name: $0.name, hasKey: keys[$0.department] != nil) }
    }
}
