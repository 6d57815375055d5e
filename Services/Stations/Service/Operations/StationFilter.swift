import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Which stations are asked for; nothing given means all.
struct StationFilter {
    var state: StationStateWord?
    /// The beginning of the division codes meant.
    var place: String?
    var union: String?
    var kind: StationKind?
    var department: String?
    /// Only those whose union was dissolved, and no other has taken them over.
    var isUnionLost: Bool
    /// Only those whose inspection has expired.
    var isOverdue: Bool
    var after: StationCursor?
    var limit: Int

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let filter = FilterArguments(arguments)
        state = try Self.word(filter, "state")
        kind = try Self.word(filter, "kind")
        if arguments["waiting"]?.bool == true {
            // The site was found fit: whether it is built an operator decides.
            guard state == nil || state == .siteChecked else { throw RequestRefusal(.valueUnknown, field: "state") }
            state = .siteChecked
        }
        place = try filter.place()
        union = try filter.text("union")
        department = try filter.text("department")
        isUnionLost = arguments["unionLost"]?.bool ?? false
        isOverdue = filter.isOverdue
        after = try filter.cursor(StationCursor.init)
        limit = filter.limit
    }

    private static func word<Word: RawRepresentable<String>>(_ filter: FilterArguments, _ key: String) throws -> Word? {
        try filter.text(key).map { text in
            guard let word = Word(rawValue: text) else { throw RequestRefusal(.valueUnknown, field: key) }
            return word
        }
    }
}

/// Behind which station the next page begins. Opaque to those who ask.
struct StationCursor {
    var division: String
    var id: Int64

    init(division: String, id: Int64) {
        self.division = division
        self.id = id
    }

    /// Reads `DIVISION/ID`.
    init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let division = DivisionCode(String(parts[0])), let id = Int64(parts[1]) else {
            return nil
        }
        self.init(division: division.description, id: id)
    }

    var text: String { "\(division)/\(id)" }
}
