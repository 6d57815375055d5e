/// The photographs a department has of a station: how many, or under which of its own numbers. They are never sent.
public enum StationPhotos: Sendable, Hashable {
    case count(Int)
    case references([SourceReference])

    public var count: Int {
        switch self {
        case .count(let count): count
        case .references(let references): references.count
        }
    }

    public var json: JSON {
        switch self {
        case .count(let count): .integer(Int64(count))
        case .references(let references): .array(references.map { .string($0.text) })
        }
    }

    /// A door plate and an interior at least (domain facts D.3).
    public static let needed = 2
}
