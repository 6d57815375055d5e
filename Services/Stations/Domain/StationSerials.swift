import Contracts

/// The serial numbers of station codes, counted for each county; none is ever given twice.
public struct StationSerials: Sendable, Hashable {
    /// The last serial given in each county.
    public private(set) var last: [DivisionCode: Int]
    /// The counties in which codes were drawn: what must be saved.
    public private(set) var drawn: Set<DivisionCode> = []

    public init(last: [DivisionCode: Int] = [:]) { self.last = last }

    /// The next code of the county; `nil` when its 99,999 are used up.
    public mutating func draw(in county: DivisionCode) -> StationCode? {
        let serial = (last[county] ?? 0) + 1
        guard let code = StationCode(division: county, serial: serial) else { return nil }
        last[county] = serial
        drawn.insert(county)
        return code
    }
}
