import Contracts

/// An application to be inserted, or to replace its rejected predecessor under the same key.
public struct ApplicationRecord: Sendable {
    public var key: ApplicationKey
    public var requestID: String
    public var content: Fingerprint
    public var state: ApplicationState
    public var outcome: Outcome
    /// Whether an application that was rejected or returned stands under this key already.
    public var replacesRejection: Bool
    /// The person applied for; `nil` for a rejection, which keeps no personal data.
    public var personID: PersonID?
    /// The union applied to, the holding pool included; `nil` for a rejection.
    public var union: UnionCode?
    /// What was asked, consents included; `nil` for a rejection.
    public var request: EnrollmentRequested?
}

/// A person to be added. Name, number and phone are to be sealed under a key of the person's own.
public struct PersonRecord: Sendable {
    public var personID: PersonID
    public var name: PersonName
    public var document: IdentityDocument
    public var phone: PhoneNumber
    /// Where the document tells it.
    public var birthDate: CivilDate?
    public var documentFingerprint: Fingerprint
    public var likeness: Fingerprint?
}

/// A membership to be added: the only one its person has.
public struct MembershipRecord: Sendable {
    public var personID: PersonID
    public var membership: Membership
    /// The person was a member before and has left: the member id stays, the episode is new.
    public var isReturn: Bool
}
