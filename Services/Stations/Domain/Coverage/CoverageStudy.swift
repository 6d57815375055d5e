import Contracts

/// 15 分钟服务圈: how much of the demand lies within a walk of a station that is operating and open.
///
/// Built once for a radius; every question about any hours is answered from it. The same input gives the same answers,
/// whatever the order of its points, to the last digit.
public struct CoverageStudy: Sendable {
    public let demand: [DemandPoint]
    /// The walk, in metres.
    public let radius: Double
    /// When each point of the demand has an open station within the walk.
    public let covered: [HoursOfWeek]
    /// How many stations lie within the walk of each point, open or not.
    public let stationsNearby: [Int32]
    let nearby: NearbyIndex

    public init(demand: [DemandPoint], stations: [CoveringStation], radius: Double = Walk.circle) {
        precondition(radius > 0 && radius <= 100_000, "a walk is up to 100 km")
        // Sorted, so that the answers do not depend on the order of a file.
        self.demand = demand.map { demand in
            var demand = demand
            demand.point = demand.point.canonical
            return demand
        }.sorted(by: Self.precedes)
        self.radius = radius
        nearby = NearbyIndex(self.demand.map(\.point), radius: radius)
        var covered = [HoursOfWeek](repeating: HoursOfWeek(), count: demand.count)
        var near = [Int32](repeating: 0, count: demand.count)
        for station in stations {
            nearby.forEach(near: station.point) { index in
                covered[index].formUnion(station.hours)
                near[index] += 1
            }
        }
        self.covered = covered
        stationsNearby = near
    }

    /// Of each county, by its code, and of the demand without a county at the end: how much is covered in each hour of that
    /// day (0 is Monday).
    public func shares(on day: Int) -> [CountyCoverage] {
        var counties: [DivisionCode?: CountyCoverage] = [:]
        for (index, demand) in demand.enumerated() {
            counties[demand.division, default: CountyCoverage(division: demand.division)]
                .add(demand.weight, covered: covered[index], on: day)
        }
        return counties.values.sorted { left, right in
            guard let first = left.division, let second = right.division else { return left.division != nil }
            return first < second
        }
    }

    /// What of each point's demand is not served: its weight, for each of these hours without an open station.
    func unserved(in hours: HoursOfWeek) -> [Int] {
        zip(demand, covered).map { $0.weight * hours.subtracting($1).count }
    }

    private static func precedes(_ left: DemandPoint, _ right: DemandPoint) -> Bool {
        (left.point.latitude, left.point.longitude, left.weight, left.division?.number ?? 0)
            < (right.point.latitude, right.point.longitude, right.weight, right.division?.number ?? 0)
    }
}

/// How much of one county's demand has an open station within the walk, hour by hour.
public struct CountyCoverage: Sendable, Hashable {
    public var division: DivisionCode?
    public var points = 0
    /// All of the demand.
    public var total = 0
    /// What of it is covered in each of the 24 hours.
    public var covered = [Int](repeating: 0, count: 24)

    public init(division: DivisionCode?) { self.division = division }

    /// Parts of one hundred thousand, rounded down, so that only what is whole is called so; `nil` without any demand.
    public func share(at hour: Int) -> Int? { Self.share(covered[hour], of: total) }

    /// The same over all hours of the day.
    public var shareOfDay: Int? { Self.share(covered.reduce(0, +), of: total * 24) }

    mutating func add(_ weight: Int, covered hours: HoursOfWeek, on day: Int) {
        points += 1
        total += weight
        for hour in 0..<24 where hours.contains(day: day, hour: hour) { covered[hour] += weight }
    }

    /// All counties together.
    public static func sum(_ counties: [CountyCoverage]) -> CountyCoverage {
        counties.reduce(into: CountyCoverage(division: nil)) { sum, county in
            sum.points += county.points
            sum.total += county.total
            for hour in 0..<24 { sum.covered[hour] += county.covered[hour] }
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Int? {
        guard whole > 0 else { return nil }
        // In 128 bits: a province's demand in thousandths times 100,000 is beyond 64.
        return Int(Int128(part) * 100_000 / Int128(whole))
    }
}
