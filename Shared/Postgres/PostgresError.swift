/// What went wrong between this process and PostgreSQL.
///
/// Its description names the SQLSTATE, the statement and the database objects concerned, never a value: PostgreSQL's own
/// message may quote personal data, so it is not kept.
public struct PostgresError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The five-character SQLSTATE; `08006` where the connection itself was lost, `XX000` where the client misused it.
    public let code: String
    /// The name of the ``Statement`` that failed, or the step (`connect`, `commit`).
    public let place: String
    /// The constraint, table or column that PostgreSQL named, if any.
    public let object: String?

    public init(code: String, place: String, object: String? = nil) {
        self.code = code
        self.place = place
        self.object = object
    }

    /// True where the fault is the server's or the moment's, never the message's: the same work may be tried again.
    ///
    /// SQLSTATE classes 08 (connection), 40 (rollback), 53 (resources), 57 (operator intervention), 58 (system), and
    /// 25006 (read-only: a standby), 25P03 (a transaction that stood still was ended), 55P03 (lock not available).
    public var isRetriable: Bool {
        ["08", "40", "53", "57", "58"].contains(code.prefix(2)) || ["25006", "25P03", "55P03"].contains(code)
    }

    /// True where the connection is gone, or must be given up.
    public var isConnectionLoss: Bool {
        code.hasPrefix("08") || code.hasPrefix("57P0") || code == "25006" || code == "25P03"
    }

    /// True where a unique constraint refused the row (SQLSTATE 23505).
    public var isUniqueViolation: Bool { code == "23505" }

    /// True where another transaction was in the way, and the same work, done again, sees what that one has left.
    public var isConflict: Bool { isUniqueViolation || code.hasPrefix("40") }

    public var description: String {
        let named = object.map { " on \($0)" } ?? ""
        return "PostgreSQL \(code) in \(place)\(named)"
    }

    static func connectionLost(_ place: String) -> PostgresError { PostgresError(code: "08006", place: place) }

    static func misuse(_ place: String, _ object: String) -> PostgresError {
        PostgresError(code: "XX000", place: place, object: object)
    }
}
