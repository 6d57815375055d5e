import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// Drawn in a sample 抽查.
    mutating func draw(_ around: ArchiveSurroundings) -> ArchiveDecision {
        switch state {
        case .active(let force): move(to: .reviewing(force, YearlyReview(.sampled, since: around.today)), around)
        case .reviewing: .repeated(nil)
        default: .refused(.archiveState)
        }
    }

    /// An officer computes the category again, of the household as it is on file and by what holds today.
    mutating func reviewYearly(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .reviewing(let force, _) = state else { return .refused(.archiveState) }
        var codes = reasons(against: officer, as: [.reviewer])
        if !around.isRecent(version.household) { codes.append(.periodInvalid) }
        if isHeadDead { codes.append(.personDeceased) }
        let assessment = around.assess(version, in: division)
        if assessment == nil { codes.append(.regimeMissing) }
        guard let assessment, codes.isEmpty else { return .refused(codes) }
        let move = ArchiveMove(assessment: assessment)
        guard let computed = ComputedCategory(assessment, of: version) else {
            return leave(force, because: .outOfDifficulty, by: officer.decider, around, move)
        }
        return self.move(to: .active(force.reviewed(on: around.today, computed)), around, move)
    }

    /// An officer ends it.
    mutating func exit(
        because reason: ExitReason, by officer: Officer, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        let inForce: InForce
        switch state {
        case .active(let force), .reviewing(let force, _): inForce = force
        default: return .refused(.archiveState)
        }
        var codes = reasons(against: officer, as: [.reviewer])
        if !ArchiveStep.exitReasons.contains(reason) { codes.append(.valueUnknown) }
        guard codes.isEmpty else { return .refused(codes) }
        return leave(inForce, because: reason, by: officer.decider, around)
    }

    /// The household is told, and may object, before its archive ends.
    mutating func leave(
        _ force: InForce, because reason: ExitReason, by decider: Decider?, _ around: ArchiveSurroundings,
        _ begun: ArchiveMove = ArchiveMove()
    ) -> ArchiveDecision {
        let notice = ExitNotice(
            reason, by: decider, from: around.today, until: around.day(after: around.settings.noticeDays))
        return move(to: .exiting(force, notice), around, begun)
    }

    /// What becomes of an objection to its end, decided by another person than who ended it. One that is upheld lets the
    /// archive stand, and settles the others.
    mutating func decide(
        _ objection: Objection, isUpheld: Bool, by officer: Officer, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        guard case .exiting(let force, let notice) = state else { return .refused(.archiveState) }
        var codes = reasons(against: officer, as: [.reviewer], after: notice.by.map { [$0] } ?? [])
        if !objections.contains(where: objection.isSame) { codes.append(.objectionUnknown) }
        if isUpheld, isHeadDead { codes.append(.personDeceased) }
        guard codes.isEmpty else { return .refused(codes) }
        guard isUpheld else {
            objections.removeAll(where: objection.isSame)
            return .moved(ArchiveMove(objections: [DecidedObjection(objection, isUpheld: false)]))
        }
        let move = ArchiveMove(objections: decideObjections(upheld: true))
        return self.move(to: .active(force), around, move)
    }

    /// Somebody of the household has died. A fact: it is noted wherever the archive stands.
    mutating func note(deceased documents: Set<String>, _ around: ArchiveSurroundings) -> ArchiveDecision {
        let mine = documents.intersection(version.documents).subtracting(deceased)
        guard !mine.isEmpty, !state.isClosed else { return .repeated(nil) }
        deceased.formUnion(mine)
        switch state {
        case .active(let force), .reviewing(let force, _):
            if isHeadDead {
                return leave(force, because: .deceased, by: nil, around, ArchiveMove(alarms: [.headDied]))
            }
            guard case .active = state else { return .moved(ArchiveMove()) }
            return move(to: .reviewing(force, YearlyReview(.memberDied, since: around.today)), around)
        default:
            return .moved(ArchiveMove())
        }
    }
}
