import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// Takes a step, as the table of ``ArchiveState`` says. That whoever speaks may speak of this archive is known.
    ///
    /// - Parameters:
    ///   - sender: `nil` for an officer and for the system.
    ///   - time: by the sender's clock, never later than now.
    mutating func take(
        _ step: ArchiveStep, from sender: DepartmentName?, at time: Date, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        if let aspect = step.aspect, heard.isOvertaken(aspect, from: sender, at: time) { return .overtaken }
        let decision = decide(step, from: sender, around)
        if let aspect = step.aspect, case .moved = decision { heard.note(aspect, from: sender, at: time) }
        return decision
    }

    private mutating func decide(
        _ step: ArchiveStep, from sender: DepartmentName?, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        switch step {
        case .householdChanged(let change, let documents): self.change(household: change, documents, around)
        case .withdrawn: withdraw(around)
        case .authorised(let message): authorise(message, around)
        case .verified(let answer, let content): hear(answer, content, from: sender, around)
        case .objected(let objection): object(objection, around)
        case .died(let document): note(deceased: [document], around)
        case .reviewed(let officer): review(by: officer, around)
        case .visited(let officer): visit(by: officer, around)
        case .levelled(let level, let officer): keep(atLevel: level, by: officer, around)
        case .returned(let reasons, let officer): sendBack(reasons, by: officer, around)
        case .rechecked(let officer): recheck(by: officer, around)
        case .askedAgain(let officer): askAgain(by: officer, around)
        case .signed(let officer): sign(by: officer, around)
        case .declined(let reasons, let officer): decline(reasons, by: officer, around)
        case .yearlyReviewed(let officer): reviewYearly(by: officer, around)
        case .objectionDecided(let objection, let isUpheld, let officer):
            decide(objection, isUpheld: isUpheld, by: officer, around)
        case .exit(let reason, let officer): exit(because: reason, by: officer, around)
        case .drawn: draw(around)
        case .officeKnown: learnOffice(around)
        }
    }

    /// Stands there from now on, and says so.
    mutating func move(to state: ArchiveState, _ around: ArchiveSurroundings, _ move: ArchiveMove = ArchiveMove())
        -> ArchiveDecision
    {
        self.state = state
        since = around.now
        var move = move
        move.announcements.insert(changed(around.settings, warnings: move.warnings), at: 0)
        return .moved(move)
    }

    /// What speaks against an officer's step: the role, the place, and whom the officer is or is related to.
    ///
    /// - Parameter earlier: who must not be the same person.
    func reasons(
        against officer: Officer, as roles: [OfficerRole], after earlier: [Decider] = []
    ) -> [ReasonCode] {
        let refusals = roles.map { officer.refusal(as: $0, in: division) }
        var codes: [ReasonCode] = []
        if !refusals.contains(nil) {
            codes.append(refusals.contains(.officerScope) ? .officerScope : .officerRole)
        }
        return codes + ConflictRule(concerning: version.involvement, after: earlier).reasons(against: officer)
    }

    /// Lets every open objection be decided alike.
    mutating func decideObjections(upheld isUpheld: Bool) -> [DecidedObjection] {
        defer { objections = [] }
        return objections.map { DecidedObjection($0, isUpheld: isUpheld) }
    }
}
