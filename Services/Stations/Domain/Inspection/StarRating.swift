import Contracts

/// 星级, one to five; it holds until a day, and is given anew by inspection.
public struct StarRating: Sendable, Hashable {
    public let stars: Int
    /// The last day.
    public var until: CivilDate

    /// `nil` unless there are one to five.
    public init?(stars: Int, until: CivilDate) {
        guard (1...5).contains(stars) else { return nil }
        self.stars = stars
        self.until = until
    }

    /// The stars on a day; `nil` once they have expired.
    public func stars(on day: CivilDate) -> Int? { day <= until ? stars : nil }
}
