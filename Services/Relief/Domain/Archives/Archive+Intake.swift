import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// The same application once more, its correction where it was returned, or another one under its number, which
    /// changes nothing.
    mutating func appliedAgain(
        _ application: ReliefArchiveApplied, documents: [String], content: ContentDigest, warnings: [Reason],
        at time: Date, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        if content == self.content { return .repeated(changed(around.settings, repeated: true)) }
        if heard.isOvertaken(.household, from: key.department, at: time) { return .overtaken }
        guard case .returned = state else { return .refused(.applicationNumberReused, "applicationNumber") }
        var findings = Findings()
        findings.note(warnings)
        if application.division != division { findings.note(.applicationNumberReused, "division") }
        around.check(application.household, in: division, &findings)
        let union = around.union(named: application.union, for: division, &findings)
        guard findings.reasons.isEmpty else { return .refused(findings.reasons) }
        self.union = union
        township = application.township
        self.content = content
        heard.note(.household, from: key.department, at: time)
        version = HouseholdVersion(application, documents: documents, after: version, at: around.now)
        return move(
            to: .applied, around, ArchiveMove(version: version, warnings: findings.warnings))
    }

    /// What is different in the household: the next version of it, from which whatever comes later is decided.
    mutating func change(
        household change: HouseholdChange, _ documents: [String]?, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        var next = state
        switch state {
        case .applied, .reviewed, .visiting, .visited, .authorised, .rechecking, .reviewing: break
        case .active(let force): next = .reviewing(force, YearlyReview(.householdChanged, since: around.today))
        case .returned, .verifying, .publicised, .approving, .exiting, .exited, .declined:
            return .refused(.archiveState)
        }
        let changed = version.changed(by: change, documents: documents, at: around.now)
        guard changed.household != version.household else { return .repeated(nil) }
        var findings = Findings()
        around.check(changed.household, in: division, &findings)
        // What was on file already is not held against what is changed beside it.
        let reasons = findings.reasons.filter { !$0.concernsMonths || change.months != nil }
        guard reasons.isEmpty else { return .refused(reasons) }
        version = changed
        let move = ArchiveMove(version: changed, warnings: findings.warnings)
        if case .authorised(let inquiry, let authorisation) = state, !authorisation.covers(changed, on: around.today) {
            return moveBack(to: inquiry, around, move)
        }
        return self.move(to: next, around, move)
    }

    /// The household wants it no more.
    mutating func withdraw(_ around: ArchiveSurroundings) -> ArchiveDecision {
        switch state {
        case .declined(.withdrawn): return .repeated(nil)
        case .exiting(_, let notice) where notice.reason == .withdrawn: return .repeated(nil)
        case .exited(let exit) where exit.reason == .withdrawn: return .repeated(nil)
        case .exiting, .exited, .declined: return .refused(.archiveState)
        case .active(let force), .reviewing(let force, _):
            return leave(force, because: .withdrawn, by: nil, around)
        case .applied, .returned, .reviewed, .visiting, .visited, .authorised, .verifying, .rechecking, .publicised,
            .approving:
            return end(.withdrawn, around)
        }
    }

    /// Ends before the household was helped: what was asked is not asked any more, and objections have nothing left to be
    /// against.
    mutating func end(
        _ refusal: NotFiled, _ around: ArchiveSurroundings, _ begun: ArchiveMove = ArchiveMove()
    ) -> ArchiveDecision {
        var move = begun
        if let open = state.verification { move.requests.append(withdrawal(of: open, .withdrawn)) }
        move.objections += decideObjections(upheld: true)
        return self.move(to: .declined(refusal), around, move)
    }
}

extension Reason {
    /// Whether it is about which months were told of.
    fileprivate var concernsMonths: Bool { field == "months" }
}
