import Contracts

/// What speaks against something, and what a person should look at; never the same twice.
struct Findings {
    private(set) var reasons: [Reason] = []
    private(set) var warnings: [Reason] = []

    /// Notes a reason, or a warning where the code is one.
    mutating func note(_ code: ReasonCode, _ field: String? = nil) {
        let reason = Reason(code, field: field)
        if code.isWarning { warn(reason) } else { refuse(reason) }
    }

    mutating func note(_ reasons: [Reason]) {
        for reason in reasons { if reason.code.isWarning { warn(reason) } else { refuse(reason) } }
    }

    mutating func refuse(_ reason: Reason) { if !reasons.contains(reason) { reasons.append(reason) } }
    mutating func warn(_ reason: Reason) { if !warnings.contains(reason) { warnings.append(reason) } }
}

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
