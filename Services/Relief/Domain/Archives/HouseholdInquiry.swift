import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a person did, and when: a first review 初审, or a visit 入户调查.
public struct OfficerAct: Sendable, Hashable {
    public let by: Decider
    public let at: Date

    public init(by decider: Decider, at time: Date) {
        by = decider
        at = time
    }
}

/// A first review and a visit by two people: without it nobody is asked about a household, and nothing is decided.
public struct HouseholdInquiry: Sendable, Hashable {
    public let review: OfficerAct
    public let first: OfficerAct
    public let second: OfficerAct

    /// `nil` when both visits are one person's, under whichever accounts.
    public init?(review: OfficerAct, first: OfficerAct, second: OfficerAct) {
        guard !first.by.isSamePerson(as: second.by) else { return nil }
        self.review = review
        self.first = first
        self.second = second
    }

    var people: [Decider] { [review.by, first.by, second.by] }
}

/// 核对授权: who let the household's circumstances be verified, by which text.
public struct Authorisation: Sendable, Hashable {
    public let textVersion: String
    public let signedOn: CivilDate
    /// Of the signed paper.
    public let reference: SourceReference
    /// The fingerprints of the signers' documents.
    public let signers: Set<String>

    public init(textVersion: String, signedOn: CivilDate, reference: SourceReference, signers: Set<String>) {
        self.textVersion = textVersion
        self.signedOn = signedOn
        self.reference = reference
        self.signers = signers
    }

    /// Whether everybody signed who is an adult of the household on that day.
    func covers(_ version: HouseholdVersion, on day: CivilDate) -> Bool {
        version.adults(on: day).isSubset(of: signers)
    }
}

/// A question that 民政 has not answered.
public struct OpenVerification: Sendable, Hashable {
    public let office: DepartmentName
    public let round: Int
    /// How often this round was asked, from 1.
    public let attempt: Int
    public let askedAt: Date
    /// When it is asked again.
    public let dueAt: Date

    public init(office: DepartmentName, round: Int, attempt: Int, askedAt: Date, dueAt: Date) {
        self.office = office
        self.round = round
        self.attempt = attempt
        self.askedAt = askedAt
        self.dueAt = dueAt
    }
}

/// What 民政 answered last.
public struct VerificationAnswer: Sendable, Hashable {
    public let office: DepartmentName
    public let round: Int
    /// Of the answer without its number: what else may stand in it would be another answer.
    public let content: ContentDigest

    public init(office: DepartmentName, round: Int, content: ContentDigest) {
        self.office = office
        self.round = round
        self.content = content
    }
}

/// What a person has to look at before it goes on.
public struct Recheck: Sendable, Hashable {
    public let authorisation: Authorisation
    /// Never empty.
    public let reasons: [ReasonCode]

    public init(_ authorisation: Authorisation, because reasons: [ReasonCode]) {
        self.authorisation = authorisation
        self.reasons = reasons
    }
}
