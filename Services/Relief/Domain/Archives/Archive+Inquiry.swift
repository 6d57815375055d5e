import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    mutating func review(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .applied = state else { return .refused(.archiveState) }
        let codes = reasons(against: officer, as: [.reviewer], after: enteredBy.map { [$0] } ?? [])
        guard codes.isEmpty else { return .refused(codes) }
        return move(to: .reviewed(OfficerAct(by: officer.decider, at: around.now)), around)
    }

    /// Two people visit; who reviewed may be one of them.
    mutating func visit(by officer: Officer, _ around: ArchiveSurroundings) -> ArchiveDecision {
        let act = OfficerAct(by: officer.decider, at: around.now)
        let next: ArchiveState?
        switch state {
        case .reviewed(let review): next = .visiting(review: review, first: act)
        case .visiting(let review, let first):
            next = HouseholdInquiry(review: review, first: first, second: act).map { .visited($0) }
        default: return .refused(.archiveState)
        }
        var codes = reasons(against: officer, as: [.visitor])
        if next == nil { codes.append(.secondPersonNeeded) }
        guard let next, codes.isEmpty else { return .refused(codes) }
        return move(to: next, around)
    }

    /// Every adult signed: 民政 is asked at once, where an office is known that can be asked.
    mutating func authorise(
        _ message: ReliefAuthorisationSigned, _ around: ArchiveSurroundings
    ) -> ArchiveDecision {
        switch state {
        case .authorised(_, let known) where known.reference == message.reference: return .repeated(nil)
        case .verifying(_, let known, _) where known.reference == message.reference: return .repeated(nil)
        case .visited: break
        default: return .refused(.archiveState)
        }
        guard case .visited(let inquiry) = state else { return .refused(.archiveState) }
        var findings = Findings()
        let signedOn = CivilDate(inChinaAt: message.at)
        if message.at > around.now { findings.note(.dateFuture, "at") }
        if !around.authorisationTexts.contains(message.textVersion) {
            findings.note(.authorisationTextUnknown, "textVersion")
        }
        if Set(message.signers) != Set(version.household.adults(on: around.today)) {
            findings.note(.authorisationSigners, "signers")
        }
        guard findings.reasons.isEmpty else { return .refused(findings.reasons) }
        let authorisation = Authorisation(
            textVersion: message.textVersion, signedOn: signedOn, reference: message.reference,
            signers: Set(message.signers.map { version.documents[$0 - 1] }))
        return ask(inquiry, authorisation, around)
    }

    /// An office can be asked from now on.
    mutating func learnOffice(_ around: ArchiveSurroundings) -> ArchiveDecision {
        guard case .authorised(let inquiry, let authorisation) = state else { return .refused(.archiveState) }
        guard around.offices[division] != nil else { return .refused(.partnerMissing) }
        return ask(inquiry, authorisation, around)
    }

    /// Asks anew, in the next round; waits while nobody can be asked. Who has come of age since the others signed must sign
    /// first.
    mutating func ask(
        _ inquiry: HouseholdInquiry, _ authorisation: Authorisation, _ around: ArchiveSurroundings,
        _ begun: ArchiveMove = ArchiveMove()
    ) -> ArchiveDecision {
        guard authorisation.covers(version, on: around.today) else {
            return moveBack(to: inquiry, around, begun)
        }
        guard let office = around.offices[division] else {
            return move(to: .authorised(inquiry, authorisation), around, begun)
        }
        rounds += 1
        let open = OpenVerification(
            office: office, round: rounds, attempt: 1, askedAt: around.now,
            dueAt: around.patience.due(afterTimes: 1, from: around.now))
        var move = begun
        move.requests.append(question(open, authorisation))
        return self.move(to: .verifying(inquiry, authorisation, open), around, move)
    }

    /// Not every adult has signed any more: the department hears that they must.
    mutating func moveBack(
        to inquiry: HouseholdInquiry, _ around: ArchiveSurroundings, _ begun: ArchiveMove = ArchiveMove()
    ) -> ArchiveDecision {
        var move = begun
        move.warnings.append(Reason(.authorisationMissing))
        return self.move(to: .visited(inquiry), around, move)
    }

    /// Nobody answered in time: the same is asked again, for ever, and after some asks somebody is told. Where another
    /// office is appointed since, it is asked instead.
    mutating func passDeadline(_ around: ArchiveSurroundings) -> ArchiveMove? {
        guard case .verifying(let inquiry, let authorisation, let open) = state, open.dueAt <= around.now else {
            return nil
        }
        if let office = around.offices[division], office != open.office {
            let begun = ArchiveMove(requests: [withdrawal(of: open, .officeChanged)])
            return ask(inquiry, authorisation, around, begun).move
        }
        let attempt = open.attempt + 1
        let again = OpenVerification(
            office: open.office, round: open.round, attempt: attempt, askedAt: around.now,
            dueAt: around.patience.due(afterTimes: attempt, from: around.now))
        state = .verifying(inquiry, authorisation, again)
        var move = ArchiveMove(requests: [question(again, authorisation)])
        if open.attempt == around.patience.asks {
            move.alarms = [.stalled]
            let event = ReliefStalled(
                about: .archive(number), state: state.word.rawValue, since: since, waitingFor: open.office,
                attempts: open.attempt, reason: .noAnswer)
            move.announcements = [Announcement(event, place: division)]
        }
        return move
    }

    private func question(_ open: OpenVerification, _ authorisation: Authorisation) -> ArchiveRequest {
        let members = version.household.members.enumerated().map { index, member in
            ReliefVerificationAsked.Member(
                ordinal: index + 1, name: member.name, identity: member.identity, relation: member.relation)
        }
        let question = ReliefVerificationAsked(
            archive: number, round: open.round, attempt: open.attempt, place: division, members: members,
            authorisation: .init(
                textVersion: authorisation.textVersion, signedOn: authorisation.signedOn,
                reference: authorisation.reference),
            answerBy: open.dueAt)
        return .verify(question, of: open.office)
    }

    func withdrawal(of open: OpenVerification, _ why: ReliefVerificationWithdrawn.Why) -> ArchiveRequest {
        .withdraw(ReliefVerificationWithdrawn(archive: number, round: open.round, why: why), of: open.office)
    }
}
