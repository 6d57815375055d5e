import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One person, one membership (一次入会、动态接转; 工会会员会籍管理办法 art. 3).
extension Roll {
    /// Answers for a person whose membership holds: accepted as existing in that very union, else a transfer is proposed.
    ///
    /// Membership is nobody's oracle. The member id, the card, the day of joining and the other union are told only when
    /// the person's consent of scope `membership-disclosure`, to a text on file, is on record for the asking department:
    /// brought by this application, or by an earlier one of the same department for the same person. Another
    /// department's consent does not count, and a consent refused with its application was never recorded.
    mutating func settle(
        _ candidate: Candidate, _ person: KnownPerson, _ membership: Membership, _ warnings: [Reason], _ now: Date
    ) -> Decision {
        let discloses = candidate.bringsDisclosure || person.isDisclosed(to: candidate.key.department)
        register(person, for: candidate)
        guard membership.union == candidate.target.code else {
            let event = EnrollmentTransferProposed(candidate.key.number, of: membership, discloses: discloses)
            let record = candidate.record(.transferProposed, Outcome(event, at: now), of: person.personID)
            remember(record)
            return .transferProposed(
                TransferProposal(event: event, application: record, place: candidate.target.division))
        }
        let event = EnrollmentAccepted(
            candidate.key.number, existing: membership, of: candidate.target, discloses: discloses, warnings: warnings)
        let record = candidate.record(.accepted, Outcome(event, at: now), of: person.personID)
        remember(record)
        return .accepted(Acceptance(event: event, application: record, place: candidate.target.division))
    }

    /// Puts a person without membership before the union's officers, or makes a member today.
    mutating func enroll(
        _ candidate: Candidate, known: KnownPerson?, _ warnings: [Reason], _ now: Date,
        _ ids: inout some IdentifierSource
    ) -> Decision {
        var warnings = warnings
        let today = CivilDate(inChinaAt: now)
        let newPerson = known == nil ? self.newPerson(candidate, today, &ids) : nil
        if newPerson != nil, let likeness = candidate.application.likeness, likenesses[likeness] != nil {
            warnings.append(Reason(.possibleDuplicatePerson, field: "applicant.identity"))
        }
        var person = known ?? KnownPerson(personID: newPerson?.personID ?? ids.personID(), membership: nil)
        guard !candidate.target.reviewsApplications else {
            let event = EnrollmentPending(applicationNumber: candidate.key.number, union: candidate.target.code)
            let record = candidate.record(.pending, Outcome(event, at: now), of: person.personID)
            register(person, for: candidate)
            remember(record)
            return .pending(
                PendingReview(
                    event: event, application: record, newPerson: newPerson, warnings: warnings,
                    place: candidate.target.division))
        }
        let membership = person.joining(candidate.target, on: today, &ids)
        let returns = person.membership != nil
        person.membership = membership
        let event = EnrollmentAccepted(
            candidate.key.number, joining: membership, of: candidate.target, warnings: warnings)
        let record = candidate.record(.accepted, Outcome(event, at: now), of: person.personID)
        register(person, for: candidate)
        remember(record)
        return .accepted(
            Acceptance(
                event: event, application: record, newPerson: newPerson,
                newMembership: MembershipRecord(
                    personID: person.personID, membership: membership, isReturn: returns,
                    isHeld: candidate.target.isHoldingPool),
                place: candidate.target.division))
    }

    private func newPerson(
        _ candidate: Candidate, _ today: CivilDate, _ ids: inout some IdentifierSource
    ) -> PersonRecord {
        let applicant = candidate.request.applicant
        return PersonRecord(
            personID: ids.personID(), name: applicant.name, document: applicant.identity, phone: applicant.phone,
            birthDate: applicant.identity.birthDate(asOf: today), documentFingerprint: candidate.document,
            likeness: candidate.application.likeness)
    }

    /// Successors in the batch find the person, under every fingerprint of the document, and the consent brought.
    private mutating func register(_ person: KnownPerson, for candidate: Candidate) {
        var person = person
        if candidate.bringsDisclosure { person.disclosedTo.insert(candidate.key.department) }
        people[candidate.document] = person
        for alternate in candidate.application.alternateDocuments { people[alternate] = person }
        if let likeness = candidate.application.likeness, likenesses[likeness] == nil {
            likenesses[likeness] = person.personID
        }
    }
}
