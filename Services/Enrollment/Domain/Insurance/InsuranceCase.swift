import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One person's case in one scheme (社保协办): there is one for each, for ever.
public struct InsuranceCase: Sendable, Hashable {
    public let number: CaseNumber
    public let personID: PersonID
    public let scheme: InsuranceScheme
    /// Where the person is to be insured: the county of residence.
    public internal(set) var place: DivisionCode
    /// The application that it belongs to: its department follows the case and speaks for the person.
    public internal(set) var application: ApplicationKey
    /// The event that opened it.
    public internal(set) var requestID: String
    public internal(set) var trade: Trade
    public internal(set) var wish: InsuranceWish
    public internal(set) var state: CaseState
    /// Since when it stands so.
    public internal(set) var since: Date
    /// Counts the beginnings: an answer to a question of an earlier round is overtaken.
    public internal(set) var round: Int
    public internal(set) var consent: InsuranceConsent?
    /// The latest revocation, by the sender's clock, as the consents are.
    public internal(set) var revokedAt: Date?
    /// What was answered in this round.
    public internal(set) var eligibility: OfficeAnswer<EligibilityResult>?
    public internal(set) var registration: OfficeAnswer<RegistrationResult>?
    /// How often this was asked, or the person reminded, since it stands so.
    public internal(set) var attempt: Int
    /// When it is looked at next; none once it has ended.
    public internal(set) var dueAt: Date?
    /// Since when nothing has come in spite of asking.
    public internal(set) var stalledSince: Date?
    /// Whether its leg of 进一家门、办两家事 has ended once.
    public internal(set) var isSettled: Bool

    /// A case as it is on record.
    public init(
        number: CaseNumber, personID: PersonID, scheme: InsuranceScheme, place: DivisionCode,
        application: ApplicationKey, requestID: String, trade: Trade, wish: InsuranceWish, state: CaseState,
        since: Date, round: Int,
        consent: InsuranceConsent?, revokedAt: Date?, eligibility: OfficeAnswer<EligibilityResult>?,
        registration: OfficeAnswer<RegistrationResult>?, attempt: Int, dueAt: Date?, stalledSince: Date?,
        isSettled: Bool
    ) {
        self.number = number
        self.personID = personID
        self.scheme = scheme
        self.place = place
        self.application = application
        self.requestID = requestID
        self.trade = trade
        self.wish = wish
        self.state = state
        self.since = since
        self.round = round
        self.consent = consent
        self.revokedAt = revokedAt
        self.eligibility = eligibility
        self.registration = registration
        self.attempt = attempt
        self.dueAt = dueAt
        self.stalledSince = stalledSince
        self.isSettled = isSettled
    }
}

/// What the person does for a living, and for which platform.
public struct Trade: Sendable, Hashable {
    public var occupation: Occupation
    public var platform: String?

    public init(occupation: Occupation, platform: String? = nil) {
        self.occupation = occupation
        self.platform = platform
    }
}

/// What the person has in mind, before anybody has asked.
public struct InsuranceWish: Sendable, Hashable {
    public var base: Fen?
    public var frequency: PaymentFrequency

    public init(base: Fen? = nil, frequency: PaymentFrequency = .monthly) {
        self.base = base
        self.frequency = frequency
    }
}

/// That the person lets the union pass on and follow what social insurance needs: apart from membership, revocable.
public struct InsuranceConsent: Sendable, Hashable {
    public var textVersion: String
    /// By the sender's clock: it orders this person's consents and revocations, and nothing else.
    public var at: Date

    public init(textVersion: String, at: Date) {
        self.textVersion = textVersion
        self.at = at
    }
}

/// What an office said.
public struct OfficeAnswer<Result: Sendable & Hashable>: Sendable, Hashable {
    public var office: DepartmentName
    public var result: Result

    public init(office: DepartmentName, result: Result) {
        self.office = office
        self.result = result
    }
}
