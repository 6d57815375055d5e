import Contracts

/// A message that could not be handled, without its content.
struct DeadLetter: Codable, Sendable {
    /// Whose it is: numbers are a service's own.
    var service: ServiceName?
    var id: Int64
    /// `open`, `retrying`, `resolved` or `discarded`.
    var state: String
    var queue: String
    var reason: String
    var field: String?
    /// What kind of error it was: letters of one cause have one fingerprint.
    var fingerprint: String
    var type: String?
    var department: String?
    var source: String
    var eventId: String
    var attempts: Int
    var bytes: Int?
    var receivedAt: String
    var lastFailedAt: String
    var retriedBy: String?
    var retriedAt: String?
    var closedAt: String?
    /// What came of it in the end, such as `accepted`.
    var outcome: String?

    /// The reason in a reader's words.
    func meaning(in language: Language) -> String { ReasonCode(rawValue: reason)?.message[language] ?? "" }
}

/// Letters of one reason, fingerprint and type.
struct DeadLetterGroup: Codable, Sendable {
    var service: ServiceName?
    var reason: String
    var fingerprint: String
    var type: String?
    var count: Int
    var departments: [String]
    var oldest: String
    var newest: String
    var mostAttempts: Int
}
