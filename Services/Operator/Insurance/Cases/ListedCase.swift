import Contracts

/// Where a case of help into social insurance stands; never the person.
struct ListedCase: Codable, Sendable, Equatable {
    var caseNumber: String
    /// The department that follows it, and the department's own number.
    var department: String
    var applicationNumber: String
    var scheme: String
    var place: String
    /// One of `InsuranceState`.
    var state: String
    /// Since when it stands so.
    var since: String
    /// How often it was begun anew.
    var round: Int
    /// How often the open question was asked.
    var attempt: Int
    /// When it is looked at again.
    var dueAt: String?
    /// Since when nothing has come in spite of asking.
    var stalledSince: String?
    /// Of which department an answer is open.
    var waitingFor: String?
    var occupation: String
    var platform: String?
    var baseFen: Int64?
    var paidThrough: String?

    var application: String { "\(department)/\(applicationNumber)" }
}

/// Cases that match a filter, and whether there may be more than were asked for.
struct ChosenCases: Codable, Sendable {
    var cases: [ListedCase] = []
    var more = false
}
