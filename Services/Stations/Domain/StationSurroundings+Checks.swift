import Contracts

extension StationSurroundings {
    func check(_ point: GeoPoint, in county: DivisionCode, _ findings: inout Findings) {
        if let code = plausibility.finding(at: point, countyCentre: centres[county]) { findings.note(code, "point") }
    }

    /// The union that is named, which must be one that is open; else the one that answers for the county, if there is
    /// one.
    func union(named: UnionCode?, for county: DivisionCode, _ findings: inout Findings) -> UnionCode? {
        guard let named else {
            let own = unions.responsible(for: county)
            if own == nil { findings.note(.unionUnassigned, "union") }
            return own
        }
        guard let union = unions[named] else {
            findings.note(.unionUnknown, "union")
            return nil
        }
        if !union.isOpen { findings.note(.unionClosed, "union") }
        return named
    }

    /// What is told has happened: a day to come is refused.
    func check(_ day: CivilDate?, _ field: String, _ findings: inout Findings) {
        if let day, day > today { findings.note(.dateFuture, field) }
    }

    func check(
        _ services: Set<StationService>, for kind: StationKind, _ findings: inout Findings
    ) {
        if !settings.essentials.suffice(services, for: kind) { findings.note(.essentialServicesFew, "services") }
    }
}
