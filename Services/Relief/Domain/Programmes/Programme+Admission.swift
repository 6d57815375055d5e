import Contracts

extension Programme {
    /// What speaks against putting somebody onto a list of this programme at all, before any rule is asked; none where
    /// nothing does.
    ///
    /// 先建档、后帮扶: who comes by an archive must have one that is in force, and reviewed in time.
    public func refusals(
        on basis: ReliefBasis, from place: DivisionCode, archive: ArchiveStanding?, day: CivilDate
    ) -> [Reason] {
        var reasons: [Reason] = []
        if !days.contains(day) { reasons.append(Reason(.programmeClosed)) }
        if !bases.contains(basis) { reasons.append(Reason(.basisNotAllowed)) }
        if !places.contains(where: { $0.contains(place) }) { reasons.append(Reason(.outOfScope)) }
        guard basis == .archive else { return reasons }
        if let archive, archive.isHelped(on: day, graceDays: exitGraceDays) {
            if archive.isOverdue(on: day, graceDays: reviewGraceDays) { reasons.append(Reason(.reviewOverdue)) }
        } else {
            reasons.append(Reason(.archiveNotActive))
        }
        return reasons
    }
}
