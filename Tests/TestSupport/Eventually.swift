import Testing

/// What did not come true in time.
public struct NotInTime: Error, CustomStringConvertible {
    public let description: String
}

/// Looks again and again until `condition` holds, and fails with `what` when it does not in time. An error of the
/// condition counts as not yet: servers that are restarted refuse for a while.
public func eventually(
    _ what: String, within limit: Duration = .seconds(10), sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    try await find(what, within: limit, sourceLocation: sourceLocation) { () async throws -> Void? in
        try await condition() ? () : nil
    }
}

/// Looks again and again until `look` finds something.
@discardableResult
public func find<Value>(
    _ what: String, within limit: Duration = .seconds(10), sourceLocation: SourceLocation = #_sourceLocation,
    _ look: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    var problem = ""
    while true {
        do {
            if let value = try await look() { return value }
            problem = ""
        } catch let error as NotInTime {
            throw error
        } catch {
            problem = " (\(error))"
        }
        guard ContinuousClock.now < deadline else {
            Issue.record("not within \(limit): \(what)\(problem)", sourceLocation: sourceLocation)
            throw NotInTime(description: "not within \(limit): \(what)\(problem)")
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}
