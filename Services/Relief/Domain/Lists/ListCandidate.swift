import Contracts

/// Somebody who is put onto a list when it is frozen: everything that is asked in its checks, as it was then.
public struct ListCandidate: Sendable, Hashable {
    public var beneficiary: Beneficiary
    public var basis: ReliefBasis
    /// Where the person lives.
    public var place: DivisionCode
    public var archive: ArchiveStanding?
    public var facts: Facts
    public var payee: PayeeStanding?
    public var deceasedOn: CivilDate?
    /// `nil` where no membership is known.
    public var membership: MemberStatus?
    /// Whether it is the maker of the list, or a relative of the maker.
    public var concernsMaker: Bool
    /// Who holds what this line would claim: the programme whose line it is.
    public var taken: [Claim: ProgrammeCode]

    public init(
        _ beneficiary: Beneficiary, basis: ReliefBasis, place: DivisionCode, archive: ArchiveStanding? = nil,
        facts: Facts, payee: PayeeStanding? = nil, deceasedOn: CivilDate? = nil, membership: MemberStatus? = nil,
        concernsMaker: Bool = false, taken: [Claim: ProgrammeCode] = [:]
    ) {
        self.beneficiary = beneficiary
        self.basis = basis
        self.place = place
        self.archive = archive
        self.facts = facts
        self.payee = payee
        self.deceasedOn = deceasedOn
        self.membership = membership
        self.concernsMaker = concernsMaker
        self.taken = taken
    }
}

/// What is known of the account that somebody is to be paid into, without the account.
public struct PayeeStanding: Sendable, Hashable {
    /// Whose name is on it.
    public enum Holder: Sendable, Hashable {
        case person
        case guardian(hasProof: Bool)
        case somebodyElse
    }

    /// The keyed hash of the account's number.
    public let fingerprint: String
    public let holder: Holder
    /// Whether its check digit is right.
    public let isChecked: Bool
    /// Whether it is the account of other people on file, who are not on the list.
    public let isOthersToo: Bool

    public init(fingerprint: String, holder: Holder = .person, isChecked: Bool = true, isOthersToo: Bool = false) {
        self.fingerprint = fingerprint
        self.holder = holder
        self.isChecked = isChecked
        self.isOthersToo = isOthersToo
    }

    /// A guardian who is proven to be one may have the money of several people in one account, beside his own.
    var mayBeShared: Bool { holder == .guardian(hasProof: true) }
}
