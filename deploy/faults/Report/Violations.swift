import Synchronization

/// What must not have happened, and did.
final class Violations: Sendable {
    private let found = Mutex<[String]>([])

    var all: [String] { found.withLock { $0 } }

    func add(_ text: String) {
        found.withLock { $0.append(text) }
        say("VIOLATION: \(text)")
    }

    /// Adds a violation where a count differs from what it must be.
    func require<Value: Equatable>(_ what: String, _ found: Value, equals expected: Value) {
        if found != expected { add("\(what): \(found) instead of \(expected)") }
    }
}
