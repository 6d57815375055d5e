import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// At which level it is kept, which decides who signs: settled before anybody has.
    mutating func keep(
        atLevel level: ArchiveLevel, by officer: Officer, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        switch state {
        case .applied, .reviewed, .visiting, .visited, .authorised, .verifying, .rechecking, .publicised: break
        case .approving(_, let signatures) where signatures.isEmpty: break
        case .approving, .returned, .active, .reviewing, .exiting, .exited, .declined: return .refused(.archiveState)
        }
        let codes = reasons(against: officer, as: [.reviewer])
        guard codes.isEmpty else { return .refused(codes) }
        guard level != self.level else { return .repeated(nil) }
        self.level = level
        return .moved(ArchiveMove(announcements: [changed(around.settings)]))
    }

    /// Sends it back to whoever applied, to be corrected.
    mutating func sendBack(
        _ reasons: [ReasonCode], by officer: Officer, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        switch state {
        case .applied, .reviewed, .visiting, .visited, .authorised, .rechecking, .approving: break
        case .returned, .verifying, .publicised, .active, .reviewing, .exiting, .exited, .declined:
            return .refused(.archiveState)
        }
        if let refusal = refusal(of: officer, naming: reasons, among: ArchiveStep.returnReasons) { return refusal }
        let move = ArchiveMove(objections: decideObjections(upheld: true))
        return self.move(to: .returned(ApplicationReturn(reasons, by: officer.decider)), around, move)
    }

    /// Refuses what was applied for.
    mutating func decline(
        _ reasons: [ReasonCode], by officer: Officer, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        switch state {
        case .active, .reviewing, .exiting, .exited, .declined: return .refused(.archiveState)
        case .applied, .returned, .reviewed, .visiting, .visited, .authorised, .verifying, .rechecking, .publicised,
            .approving:
            break
        }
        if let refusal = refusal(of: officer, naming: reasons, among: ArchiveStep.declineReasons) { return refusal }
        return end(.declined(reasons, by: officer.decider), around)
    }

    private func refusal(
        of officer: Officer, naming reasons: [ReasonCode], among permitted: [ReasonCode]
    ) -> ArchiveDecision? {
        var codes = self.reasons(against: officer, as: [.reviewer, .visitor, .approver])
        if reasons.isEmpty { codes.append(.reviewReasonMissing) }
        if !reasons.allSatisfy(permitted.contains) { codes.append(.valueUnknown) }
        return codes.isEmpty ? nil : .refused(codes)
    }

    /// Somebody objects to what is, or was just now, publicised.
    mutating func object(_ objection: Objection, _ around: ArchiveSurroundings) -> ArchiveDecision {
        if objections.contains(where: objection.isSame) { return .repeated(nil) }
        switch state {
        case .publicised(let qualified, _), .approving(let qualified, _):
            objections.append(objection)
            let recheck = Recheck(qualified.authorisation, because: [.objectionRaised])
            return move(to: .rechecking(qualified.inquiry, recheck), around)
        case .visited where !objections.isEmpty, .authorised where !objections.isEmpty,
            .verifying where !objections.isEmpty, .rechecking where !objections.isEmpty, .exiting:
            objections.append(objection)
            return .moved(ArchiveMove())
        case .active, .reviewing, .exited: return .refused(.objectionLate)
        case .applied, .returned, .reviewed, .visiting, .visited, .authorised, .verifying, .rechecking, .declined:
            return .refused(.nothingPublished)
        }
    }

    /// The next level signs; with the last signature the household is helped.
    mutating func sign(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .approving(let qualified, let signatures) = state else { return .refused(.archiveState) }
        guard let chain = around.policy.chain(forArchivesOf: level, in: division),
            let due = chain.next(after: signatures)
        else { return .refused(.approvalRuleMissing) }
        var codes: [ReasonCode] = []
        if let code = officer.refusal(signingAt: due, in: division) {
            let signsElsewhere = officer.appointments.contains { $0.role == .approver && $0.level != due }
            codes.append(code == .officerRole && signsElsewhere ? .levelNotDue : code)
        }
        let earlier = (enteredBy.map { [$0] } ?? []) + state.people
        codes += ConflictRule(concerning: version.involvement, after: earlier).reasons(against: officer)
        if isHeadDead { codes.append(.personDeceased) }
        guard codes.isEmpty else { return .refused(codes) }
        let signed = signatures + [Signature(due, by: officer.decider, at: around.now)]
        guard let approved = Approved(qualified, signatures: signed, of: chain) else {
            return move(to: .approving(qualified, signed), around)
        }
        let force = InForce(
            .approved(approved), computed: qualified.computed, since: around.today, reviewedOn: around.today)
        return move(to: .active(force), around)
    }
}
