import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// What 民政 found.
    mutating func hear(
        _ message: ReliefVerificationAnswered, _ content: ContentDigest, from sender: DepartmentName?,
        _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        let open = state.verification
        guard let sender, rounds > 0, sender == open?.office || sender == answer?.office else {
            return .refused(.notAsked)
        }
        guard message.round <= rounds else { return .refused(.roundUnknown, "round") }
        if let answer, answer.round == message.round {
            return answer.content == content ? .repeated(nil) : contradict(around)
        }
        guard let open, open.round == message.round, open.office == sender else { return .refused(.stepOvertaken) }
        let ordinals = message.deceased + message.findings.map(\.ordinal)
        guard ordinals.allSatisfy({ $0 <= version.documents.count }) else { return .refused(.valueUnknown, "deceased") }
        answer = VerificationAnswer(office: sender, round: open.round, content: content)
        deceased.formUnion(message.deceased.map { version.documents[$0 - 1] })
        return weigh(message, around)
    }

    private mutating func weigh(
        _ message: ReliefVerificationAnswered, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        guard case .verifying(let inquiry, let authorisation, _) = state else { return .refused(.archiveState) }
        var against: [ReasonCode] = message.result == .consistent ? [] : [.verificationDiffers]
        if !message.deceased.isEmpty { against.append(.personDeceased) }
        if !objections.isEmpty { against.append(.objectionOpen) }
        if against.isEmpty {
            switch compute(inquiry, authorisation, by: nil, around) {
            case .success(let decision): return decision
            case .failure(let fault): against = [fault.code]
            }
        }
        return move(to: .rechecking(inquiry, Recheck(authorisation, because: against)), around)
    }

    /// Another answer to a question that was answered: nobody signs what rests on it before a person has looked.
    private mutating func contradict(_ around: ArchiveSurroundings) -> ArchiveDecision {
        switch state {
        case .publicised(let qualified, _), .approving(let qualified, _):
            let recheck = Recheck(qualified.authorisation, because: [.answersDiffer])
            return move(
                to: .rechecking(qualified.inquiry, recheck), around, ArchiveMove(alarms: [.answersDiffer]))
        default: return .refused(.answersDiffer)
        }
    }

    /// An officer decides by what is on file now.
    mutating func recheck(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .rechecking(let inquiry, let recheck) = state else { return .refused(.archiveState) }
        let codes = reasons(against: officer, as: [.reviewer], after: enteredBy.map { [$0] } ?? [])
        guard codes.isEmpty else { return .refused(codes) }
        switch compute(inquiry, recheck.authorisation, by: officer.decider, around) {
        case .success(let decision): return decision
        case .failure(let fault): return .refused(fault.code)
        }
    }

    /// An officer has 民政 asked once more.
    mutating func askAgain(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .rechecking(let inquiry, let recheck) = state else { return .refused(.archiveState) }
        var codes = reasons(against: officer, as: [.reviewer])
        if !recheck.authorisation.covers(version, on: around.today) { codes.append(.authorisationMissing) }
        if around.offices[division] == nil { codes.append(.partnerMissing) }
        guard codes.isEmpty else { return .refused(codes) }
        return ask(inquiry, recheck.authorisation, around)
    }

    /// Why a category cannot be computed, or what was computed not be publicised.
    private struct Undecidable: Error { let code: ReasonCode }

    /// Computes the category of the household as it is on file: publicised where it qualifies, else declined.
    private mutating func compute(
        _ inquiry: HouseholdInquiry, _ authorisation: Authorisation, by decider: Decider?, _ around: ArchiveSurroundings
    ) -> Result<ArchiveDecision, Undecidable> {
        if isHeadDead { return .failure(Undecidable(code: .personDeceased)) }
        guard let assessment = around.assess(version, in: division) else {
            return .failure(Undecidable(code: .regimeMissing))
        }
        var move = ArchiveMove(assessment: assessment)
        guard let computed = ComputedCategory(assessment, of: version) else {
            return .success(end(.declined(assessment.against, by: decider), around, move))
        }
        guard
            let publicity = try? Publicity(
                from: around.today, workingDays: around.settings.publicityDays, by: around.calendar)
        else { return .failure(Undecidable(code: .calendarMissing)) }
        move.objections = decideObjections(upheld: false)
        let qualified = Qualified(computed, inquiry: inquiry, authorisation: authorisation, recheckedBy: decider)
        move.announcements = [published(publicity)]
        return .success(self.move(to: .publicised(qualified, publicity), around, move))
    }

    /// For everybody to read.
    func published(_ publicity: Publicity) -> Announcement {
        let head = version.household.members.first { $0.relation == .head }
        let event = ReliefArchivePublished(
            archive: number, maskedName: head?.name.masked() ?? "*", householdSize: version.household.members.count,
            union: union, division: division, township: township, from: publicity.from, until: publicity.until,
            workingDays: publicity.workingDays)
        return Announcement(event, place: division)
    }
}
