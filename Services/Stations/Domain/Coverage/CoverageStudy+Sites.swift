import Contracts

/// Where the next stations do most good, and how good that is.
public struct SiteProposals: Sendable, Hashable {
    /// One place, in the order of the good they do.
    public struct Site: Sendable, Hashable {
        public var point: GeoPoint
        /// Which of the candidates it is; `nil` for one of the grid.
        public var candidate: Int?
        /// Demand it covers that nothing covered before it: the mean over the hours asked about, rounded down.
        public var gain: Int
        /// The county of most of what it covers.
        public var division: DivisionCode?
    }

    public var sites: [Site]
    /// What all of them add, the mean over the hours.
    public var gain: Int
    /// No choice of as many of the candidates adds more than this.
    public var upperBound: Int
    /// How many places were compared.
    public var candidates: Int

    /// What greedy choice always reaches of the best there is, for any demand: 1 − 1/e.
    public static let promisedShare = 0.632_120_558_8

    /// What it reaches at least of the best there is for this demand.
    public var provenShare: Double {
        upperBound > 0 ? max(Self.promisedShare, Double(gain) / Double(upperBound)) : 1
    }
}

extension CoverageStudy {
    /// Up to so many places for new stations, open in all of these hours, that together cover most of what nothing covers.
    ///
    /// - Parameter candidates: where one may stand; `nil` for a grid of a quarter of the walk around what is not covered.
    public func sites(_ count: Int, in hours: HoursOfWeek, among candidates: [GeoPoint]? = nil) -> SiteProposals {
        let unserved = unserved(in: hours)
        let places = candidates?.map(\.canonical) ?? grid(unserved)
        var problem = MaximumCoverage(weights: unserved)
        var members: [Int] = []
        for place in places {
            members.removeAll(keepingCapacity: true)
            nearby.forEach(near: place) { members.append($0) }
            problem.append(members)
        }
        let choice = problem.greedy(max(0, count))
        let mean = { (sum: Int) in sum / max(1, hours.count) }
        return SiteProposals(
            sites: choice.sets.map { index, gain in
                SiteProposals.Site(
                    point: places[index], candidate: candidates == nil ? nil : index, gain: mean(gain),
                    division: county(of: problem.members(of: index), by: unserved))
            },
            gain: mean(choice.gain), upperBound: mean(choice.upperBound + max(0, hours.count - 1)),
            candidates: places.count)
    }

    /// The middles of all squares with uncovered demand, and of those around them: the best place for two crowds may be
    /// between them, where nobody is. All within the walk are taken, less far where so many would be too many to compare.
    private func grid(_ unserved: [Int]) -> [GeoPoint] {
        let grid = LocalGrid(demand.lazy.map(\.point), size: radius / 4)
        var crowded: Set<LocalGrid.Cell> = []
        for (index, demand) in demand.enumerated() where unserved[index] > 0 {
            crowded.insert(grid.cell(of: demand.point))
        }
        let reach = (1...4).last { (reach: Int) in crowded.count * (2 * reach + 1) * (2 * reach + 1) <= 500_000 } ?? 1
        var cells: Set<LocalGrid.Cell> = []
        for cell in crowded { cells.formUnion(cell.block(reach)) }
        return cells.sorted().compactMap(grid.middle)
    }

    private func county(of members: ArraySlice<Int32>, by weights: [Int]) -> DivisionCode? {
        var counties: [DivisionCode: Int] = [:]
        for member in members {
            if let division = demand[Int(member)].division { counties[division, default: 0] += weights[Int(member)] }
        }
        return counties.max { ($0.value, $1.key.number) < ($1.value, $0.key.number) }?.key
    }
}
