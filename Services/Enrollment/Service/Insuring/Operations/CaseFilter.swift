import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// Which cases are asked for; nothing given means all that have not ended.
struct CaseFilter {
    /// What is listed: each has its index.
    enum Selection {
        case open, all, stalled
        case state(InsuranceState)
    }

    var selection: Selection
    var scheme, place, department, occupation, platform: String?
    var since, until: Date?
    var after: CaseCursor?
    var limit: Int

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let filter = FilterArguments(arguments)
        switch try filter.text("state") {
        case nil where arguments["stalled"]?.bool == true: selection = .stalled
        case nil, "open": selection = .open
        case "all": selection = .all
        case let text?:
            guard let state = InsuranceState(rawValue: text) else {
                throw RequestRefusal(.valueUnknown, field: "state")
            }
            selection = .state(state)
        }
        scheme = try filter.text("scheme")
        place = try filter.place()
        department = try filter.text("department")
        occupation = try filter.text("occupation")
        platform = try filter.text("platform")
        since = try filter.time("since")
        until = try filter.time("until")
        after = try filter.cursor(CaseCursor.init)
        limit = filter.limit
    }
}

/// Behind which case the next page begins. Opaque to those who ask.
struct CaseCursor {
    var since: Date
    var number: CaseNumber

    init(since: Date, number: CaseNumber) {
        self.since = since
        self.number = number
    }

    /// Reads `MICROSECONDS/NUMBER`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let microseconds = Int64(parts[0]), let number = CaseNumber(String(parts[1])) else {
            return nil
        }
        self.init(since: Date(timeIntervalSince1970: Double(microseconds) / 1_000_000), number: number)
    }

    var text: String { "\(Int64((since.timeIntervalSince1970 * 1_000_000).rounded()))/\(number.text)" }
}
