import Contracts

/// The answer to `stations.show`.
struct ShownStation: Codable, Sendable {
    /// Who answers for it; there only where a reason was given for seeing it.
    struct Contact: Codable, Sendable {
        var name: String
        var phone: String
    }

    /// On one provider's map.
    struct Listing: Codable, Sendable {
        var provider: String
        /// One of ``ListingStateWord``.
        var state: String
        var since: String
        /// The number of the newest question, and how often it was asked.
        var request: Int
        var times: Int?
        var askedAt: String?
        var dueAt: String?
        /// Why the provider refused it the last time.
        var refusal: String?
        var poi: String?
        var version: Int?
    }

    struct Inspection: Codable, Sendable {
        var on: String
        var by: String
        var passed: Bool
        /// Of 八有.
        var score: Int
        var stars: Int?
        var validUntil: String?
    }

    struct Held: Codable, Sendable {
        /// One of ``ServiceTheme``.
        var theme: String
        var count: Int
        var last: String
    }

    struct Visits: Codable, Sendable {
        var from: String
        var visits: Int
    }

    var station: ListedStation
    /// All that anybody may know.
    var record: JSON
    /// What goes with the state: why suspended, until when.
    var circumstances: JSON
    var version: Int
    var listings: [Listing]
    var inspections: [Inspection]
    var held: [Held]
    var visits: Visits
    var hasContact: Bool
    var contact: Contact?
}
