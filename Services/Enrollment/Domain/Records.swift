import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An application to be inserted, or to replace its rejected predecessor under the same key.
public struct ApplicationRecord: Sendable {
    public var key: ApplicationKey
    public var requestID: String
    public var content: ContentDigest
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
    /// Until when the union must have decided, where it must.
    public var dueAt: Date?
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
    /// The union is a holding pool 周转库, in which the member waits for one.
    public var isHeld: Bool
}

/// A membership that goes to another union, to be saved together with the fact.
public struct MoveRecord: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// 接转: from one union to another, by the person's application.
        case transferred
        /// 分配: from a holding pool to a union.
        case assigned
    }

    public var kind: Kind
    public var personID: PersonID
    public var move: MembershipMove
    /// Where the union lies that is left; `nil` where that is not known.
    public var fromPlace: DivisionCode?
    public var toPlace: DivisionCode
    /// The union that takes the member is a holding pool.
    public var isHeld: Bool
    /// By which the person asked for it.
    public var application: ApplicationKey?
}
