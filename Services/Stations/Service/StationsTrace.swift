import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// What the stations service can tell of an id: of a station by its code, by its department and number
/// (`union-changsha/ZD-1`) or by the number alone, and of an event through these.
struct StationsTrace: TraceSource {
    func steps(of id: String, in transaction: borrowing Transaction) throws -> [TraceStep] {
        var rows: [Row] = []
        if StationCode(id) != nil { rows = Array(try transaction.query(Self.selectCoded, id)) }
        rows += Array(try transaction.query(Self.selectNumbered, id))
        let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
        if parts.count == 2 { rows += Array(try transaction.query(Self.selectKeyed, parts[0], parts[1])) }
        return try rows.map { try $0.subject() }.sorted().flatMap { try story(of: $0, in: transaction) }
    }

    private func story(of subject: String, in transaction: borrowing Transaction) throws -> [TraceStep] {
        try transaction.query(Self.selectSteps, subject).map { row in
            let after = try JSON(parsing: Array(try row.get("after", as: String.self).utf8))
            let action: String = try row.get("action")
            return TraceStep(
                at: try row.get("at"), step: action.hasPrefix("listing.") ? "listing" : "station",
                event: after["event"]?.string, subject: subject,
                details: [
                    "state": .string(String(action.drop { $0 != "." }.dropFirst())), "code": after["code"],
                    "provider": after["provider"], "request": after["request"], "version": after["version"],
                ])
        }
    }

    private static let selectCoded = Statement(
        "trace.station-coded", "select department, proposal_number from station where code = $1")

    /// Through the departments, since the key begins with one; and what was imported has none.
    private static let selectNumbered = Statement(
        "trace.station-numbered",
        """
        select station.department, proposal_number
        from (select name from department union select 'import') as known
        join station on station.department = known.name and proposal_number = $1
        """)

    private static let selectKeyed = Statement(
        "trace.station-keyed",
        "select department, proposal_number from station where department = $1 and proposal_number = $2")

    /// By the index on just these entries, which the condition on the action names.
    private static let selectSteps = Statement(
        "trace.station-steps",
        """
        select at, action, after from audit_log
        where subject = $1 and (action like 'station.%' or action like 'listing.%') and after is not null
        order by id limit 500
        """)
}

extension Row {
    fileprivate func subject() throws -> String {
        "\(try get("department", as: String.self))/\(try get("proposal_number", as: String.self))"
    }
}
