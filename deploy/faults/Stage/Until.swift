/// Looks every few milliseconds until `condition` holds.
///
/// - Throws: ``ChaosError`` when it does not in time.
func until(
    _ what: String, within limit: Duration, every pause: Duration = .milliseconds(20),
    _ condition: () async throws -> Bool
)
    async throws
{
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw ChaosError("\(what): not within \(limit)") }
        try await Task.sleep(for: pause)
    }
}
