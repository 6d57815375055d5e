import Contracts

/// The serial numbers of archives, counted for each county: a number once drawn is never drawn again.
public struct ArchiveSerials: Sendable, Hashable {
    /// The last that was drawn.
    public private(set) var last: [DivisionCode: Int]

    public init(_ last: [DivisionCode: Int] = [:]) { self.last = last }

    /// `nil` when the county's numbers are used up.
    mutating func draw(for county: DivisionCode) -> ArchiveNumber? {
        let serial = last[county, default: 0] + 1
        guard let number = ArchiveNumber(division: county, serial: serial) else { return nil }
        last[county] = serial
        return number
    }
}
