import Contracts

/// Where people are who need a station: so many of them at one point.
public struct DemandPoint: Sendable, Hashable {
    public var point: GeoPoint
    /// How many, in any unit, from 0; whole, so that a sum is the same in whatever order it is taken.
    public var weight: Int
    /// The county in which they are, where it is known.
    public var division: DivisionCode?

    public init(_ point: GeoPoint, weight: Int, division: DivisionCode? = nil) {
        precondition(weight >= 0, "a demand is not negative")
        self.point = point
        self.weight = weight
        self.division = division
    }
}

/// A station that is operating, as coverage sees it: where, and when it is open.
public struct CoveringStation: Sendable, Hashable {
    public var point: GeoPoint
    public var hours: HoursOfWeek

    public init(_ point: GeoPoint, hours: HoursOfWeek) {
        self.point = point
        self.hours = hours
    }
}
