import Contracts

/// A place where much demand has no open station within the walk.
public struct CoverageGap: Sendable, Hashable {
    /// The middle of the demand that is not covered, by its weights.
    public var centre: GeoPoint
    /// What is not covered within the walk of that middle: the mean over the hours asked about, rounded down.
    public var weight: Int
    public var points: Int
    /// The county of most of it.
    public var division: DivisionCode?
}

extension CoverageStudy {
    /// The places with most uncovered demand in these hours, largest first, at most so many; none shares demand with
    /// another. Each begins where most of what is left stands close together, and takes in all within the walk of its middle.
    public func gaps(in hours: HoursOfWeek, most count: Int) -> [CoverageGap] {
        guard !hours.isEmpty, count > 0 else { return [] }
        var left = unserved(in: hours)
        var tiles = Tiles(demand: demand, unserved: left, size: radius / 2)
        var gaps: [CoverageGap] = []
        while gaps.count < count, let start = tiles.densest() {
            // From the tiles' middle to the middle of what is near it, where more is near.
            var members = members(near: start, of: left)
            if let middle = middle(of: members, by: left) { members = self.members(near: middle, of: left) }
            guard let middle = middle(of: members, by: left) else { break }
            gaps.append(gap(of: members, at: middle, by: left, hours: hours.count))
            for index in members {
                tiles.remove(index, left[index])
                left[index] = 0
            }
        }
        return gaps.sorted { left, right in
            (right.weight, left.centre.latitude, left.centre.longitude)
                < (left.weight, right.centre.latitude, right.centre.longitude)
        }
    }

    private func members(near point: GeoPoint, of left: [Int]) -> [Int] {
        var members: [Int] = []
        nearby.forEach(near: point) { if left[$0] > 0 { members.append($0) } }
        return members.sorted()
    }

    private func middle(of members: [Int], by left: [Int]) -> GeoPoint? {
        guard let first = members.first.map({ demand[$0].point }) else { return nil }
        var (east, north, sum) = (0.0, 0.0, 0.0)
        for index in members {
            let weight = Double(left[index])
            // From the first of them, so that nothing is lost of small distances.
            east += (demand[index].point.longitude - first.longitude) * weight
            north += (demand[index].point.latitude - first.latitude) * weight
            sum += weight
        }
        return GeoPoint(
            longitude: first.longitude + east / sum, latitude: first.latitude + north / sum, system: .canonical)
    }

    private func gap(of members: [Int], at middle: GeoPoint, by left: [Int], hours: Int) -> CoverageGap {
        var counties: [DivisionCode: Int] = [:]
        var sum = 0
        for index in members {
            sum += left[index]
            if let division = demand[index].division { counties[division, default: 0] += left[index] }
        }
        let largest = counties.max { ($0.value, $1.key.number) < ($1.value, $0.key.number) }
        return CoverageGap(centre: middle, weight: sum / hours, points: members.count, division: largest?.key)
    }
}

/// Demand summed up in small squares, to find where most of it stands close together.
private struct Tiles {
    private let grid: LocalGrid
    private let cells: [LocalGrid.Cell]
    private var sums: [LocalGrid.Cell: Int] = [:]
    /// The sum of each square that has something, and its eight neighbours.
    private var around: [LocalGrid.Cell: Int] = [:]

    init(demand: [DemandPoint], unserved: [Int], size: Double) {
        grid = LocalGrid(demand.lazy.map(\.point), size: size)
        cells = demand.map { [grid] in grid.cell(of: $0.point) }
        for (index, cell) in cells.enumerated() where unserved[index] > 0 {
            sums[cell, default: 0] += unserved[index]
        }
        for cell in sums.keys { around[cell] = cell.block(1).reduce(0) { $0 + (sums[$1] ?? 0) } }
    }

    /// The middle of the square around which most stands; `nil` when nothing is left.
    func densest() -> GeoPoint? {
        around.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { grid.middle(of: $0.key) }
    }

    mutating func remove(_ index: Int, _ weight: Int) {
        let cell = cells[index]
        sums[cell, default: 0] -= weight
        for neighbour in cell.block(1) where around[neighbour] != nil { around[neighbour]? -= weight }
        // Nothing begins where nothing is.
        if sums[cell] == 0 { around[cell] = nil }
    }
}
