import Contracts

/// A person on file, found by a document.
public struct KnownPerson: Sendable, Hashable {
    public var personID: PersonID
    public var membership: Membership?
    /// The departments that hold this person's recorded consent to learn of a membership: those whose earlier application
    /// for this person brought a consent of scope `membership-disclosure`.
    public var disclosedTo: Set<DepartmentName>

    public init(personID: PersonID, membership: Membership?, disclosedTo: Set<DepartmentName> = []) {
        self.personID = personID
        self.membership = membership
        self.disclosedTo = disclosedTo
    }
}

/// A person's one membership, 会籍.
public struct Membership: Sendable, Hashable {
    public var memberID: MemberID
    public var cardNumber: CardNumber
    public var union: UnionCode
    public var joinedOn: CivilDate
    public var status: MembershipStatus

    public init(
        memberID: MemberID, cardNumber: CardNumber, union: UnionCode, joinedOn: CivilDate,
        status: MembershipStatus = .active
    ) {
        self.memberID = memberID
        self.cardNumber = cardNumber
        self.union = union
        self.joinedOn = joinedOn
        self.status = status
    }
}

/// Whether a membership holds (domain facts G.1, as far as enrolment needs it).
public enum MembershipStatus: String, Sendable, Hashable, CaseIterable {
    case active
    /// 保留会籍: still a member.
    case retained
    /// 退会: may join again, a new episode under the same member id.
    case withdrawn

    /// While it holds there is no second one.
    public var holds: Bool { self != .withdrawn }
}
