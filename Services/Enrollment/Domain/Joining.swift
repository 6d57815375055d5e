import Contracts

/// What is told of a person who joins, or is a member already: the same to whoever decides, the service or a reviewer.
extension KnownPerson {
    /// Whether the person consented that this department learns of the membership.
    func isDisclosed(to department: DepartmentName) -> Bool { disclosedTo.contains(department) }

    /// The membership that begins today; who was a member before keeps the member id.
    func joining(_ union: Organization, on today: CivilDate, _ ids: inout some IdentifierSource) -> Membership {
        Membership(
            memberID: membership?.memberID ?? ids.memberID(), cardNumber: ids.cardNumber(), union: union.code,
            joinedOn: today)
    }
}

extension EnrollmentAccepted {
    /// Of one who has joined with this application.
    init(_ number: ApplicationNumber, joining membership: Membership, of union: Organization, warnings: [Reason]) {
        self.init(
            applicationNumber: number, memberID: membership.memberID, cardNumber: membership.cardNumber,
            union: union.code, joinedOn: membership.joinedOn, holdingPool: union.isHoldingPool, warnings: warnings)
    }

    /// Of one who was a member of that very union.
    init(
        _ number: ApplicationNumber, existing membership: Membership, of union: Organization, discloses: Bool,
        warnings: [Reason]
    ) {
        self.init(
            applicationNumber: number, memberID: discloses ? membership.memberID : nil,
            cardNumber: discloses ? membership.cardNumber : nil, union: union.code,
            joinedOn: discloses ? membership.joinedOn : nil, holdingPool: union.isHoldingPool, warnings: warnings,
            existing: true)
    }
}

extension EnrollmentTransferProposed {
    /// Of one who is a member elsewhere.
    init(_ number: ApplicationNumber, of membership: Membership, discloses: Bool) {
        self.init(
            applicationNumber: number, memberID: discloses ? membership.memberID : nil,
            union: discloses ? membership.union : nil)
    }
}
