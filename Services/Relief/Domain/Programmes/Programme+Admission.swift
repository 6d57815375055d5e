import Contracts

extension Programme {
    /// What speaks against putting somebody onto a list of this programme at all, before any rule is asked; none where
    /// nothing does.
    ///
    /// 先建档、后帮扶: who comes by an archive must have one that is in force.
    public func refusals(
        on basis: ReliefBasis, from place: DivisionCode, archive: ArchiveStateWord?, day: CivilDate
    ) -> [Reason] {
        var reasons: [Reason] = []
        if !days.contains(day) { reasons.append(Reason(.programmeClosed)) }
        if !bases.contains(basis) { reasons.append(Reason(.basisNotAllowed)) }
        if !places.contains(where: { $0.contains(place) }) { reasons.append(Reason(.outOfScope)) }
        if basis == .archive, !(archive.map(helps) ?? false) { reasons.append(Reason(.archiveNotActive)) }
        return reasons
    }

    private func helps(_ archive: ArchiveStateWord) -> Bool {
        switch archive {
        case .active, .reviewing: true
        case .exiting: helpsExiting
        default: false
        }
    }
}
