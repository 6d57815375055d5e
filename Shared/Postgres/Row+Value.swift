extension Row {
    /// What `read` makes of a column's text; an error names the column where it makes nothing of it.
    public func value<Value>(_ column: String, _ read: (String) -> Value?) throws(PostgresError) -> Value {
        guard let value = read(try get(column)) else { throw unreadable(column, Value.self) }
        return value
    }

    /// The same, or nil for NULL.
    public func value<Value>(optional column: String, _ read: (String) -> Value?) throws(PostgresError) -> Value? {
        guard let text = try get(optional: column, as: String.self) else { return nil }
        guard let value = read(text) else { throw unreadable(column, Value.self) }
        return value
    }

    /// What is thrown when a column holds something else than a program of this version writes.
    public func unreadable<Value>(_ column: String, _ type: Value.Type) -> PostgresError {
        .misuse(result.place, "\(column): holds no \(type)")
    }
}
