import Contracts

/// A station and where it stands.
struct ListedStation: Codable, Sendable {
    var department: String
    var proposalNumber: String
    /// From its acceptance on.
    var code: String?
    /// One of ``StationStateWord``.
    var state: String
    var since: String
    var kind: String
    var name: String
    var division: String
    var address: String
    var union: String?
    /// Since when no union answers for it.
    var unionLostAt: String?
    var inspectionUntil: String?
    var inspectionOverdue: Bool
    var stars: Int?

    /// As it is typed again, to show it or to decide.
    var reference: String { code ?? "\(department)/\(proposalNumber)" }
}
