import Contracts

/// The standards that are on record.
public struct HardshipRegimes: Sendable {
    private let byID: [HardshipRegime.ID: HardshipRegime]

    /// Of two of one number the later counts.
    public init(_ regimes: some Sequence<HardshipRegime> = []) {
        byID = Dictionary(regimes.map { ($0.id, $0) }) { $1 }
    }

    /// That which an import or a decision names, of whatever kind and time.
    public subscript(id: HardshipRegime.ID) -> HardshipRegime? { byID[id] }

    /// By what a household of the place is judged on that day: the narrowest place that has a standard, and of two for one
    /// place the one that began later. Never an older regime, whose categories nobody is put into any more.
    public func regime(in place: DivisionCode, on day: CivilDate) -> HardshipRegime? {
        byID.values
            .filter { $0.kind == .current && $0.place.contains(place) && $0.holds(on: day) }
            .max {
                $0.place == $1.place ? ($0.from, $0.id) < ($1.from, $1.id) : $0.place.isWider(than: $1.place)
            }
    }
}
