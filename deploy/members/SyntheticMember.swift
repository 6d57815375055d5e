import Contracts
import Foundation
import ServiceKit
import SyntheticPeople

/// A member who does not exist, with everything that the enrollment service would have on file had it accepted the
/// application: sealed with the service's keys, found by its keyed hashes, known under its digest when sent again.
public struct SyntheticMember: Sendable {
    public let request: EnrollmentRequested
    public let department: String
    public let decidedAt: Date
    let requestID: String
    let personID: UUID
    let acceptance: EnrollmentAccepted
    let memberID: UUID
    let cardNumber: CardNumber
    let sealed: SealedPerson
    let fingerprint: [UInt8]
    /// The digest of the application's data, by which a resend is recognised.
    let content: [UInt8]

    private static let occupations: [Occupation] = [.foodDelivery, .courier, .rideHail, .truck]
    private static let departments = [
        "platform-eleme", "platform-meituan", "platform-sf", "tax-hunan", "union-changsha", "union-hengyang",
    ]

    /// The `index`-th of all: another person, card and application number for each index.
    public init(_ index: Int, joinedAt decidedAt: Date, keys: KeyRing, _ randomness: inout Randomness) throws {
        let person = SyntheticPerson(index)
        var findings: [ReasonCode] = []
        guard let name = PersonName(person.name), let phone = PhoneNumber(person.phone),
            let document = IdentityDocument(type: .residentID, written: person.identityNumber, findings: &findings),
            let residence = DivisionCode(person.residence), let union = UnionCode("HN-\(person.residence)-POOL"),
            let number = ApplicationNumber("SYN-\(index)")
        else { throw UnusablePerson(index: index) }
        self.decidedAt = decidedAt
        department = Self.departments[index % Self.departments.count]
        requestID = "SYN-\(index)"
        let request = EnrollmentRequested(
            applicationNumber: number, applicant: .init(name: name, identity: document, phone: phone),
            occupation: Self.occupations[index % 4], labourRelation: .partial, platform: "eleme", residence: residence,
            channel: .app, consents: [Consent(scope: .membership, textVersion: "2026-01", at: decidedAt)],
            socialInsurance: .init(schemes: [.pension], base: nil))
        self.request = request
        personID = UUID(at: decidedAt, randomness)
        let member = UUID(at: decidedAt, randomness)
        memberID = member
        var draw = DistinctDraw(index)
        let card = CardNumber(random: &draw)
        cardNumber = card
        acceptance = EnrollmentAccepted(
            applicationNumber: number, memberID: MemberID(member), cardNumber: card, union: union,
            joinedOn: CivilDate(inChinaAt: decidedAt), holdingPool: true, warnings: [])
        sealed = SealedPerson(personID, name: name, document: document, phone: phone, keys: keys, &randomness)
        fingerprint = keys.searchHash(of: document)
        content = keys.contentHash(
            ofCanonical: request.json.canonical(), type: EventType.enrollmentRequestedV1.rawValue)
    }
}

/// Ids spread so evenly that no two of many millions meet: what was drawn for a card is drawn for no other. (Of 8.4
/// million cards drawn at random, some three would be alike, which the service would draw again.)
private struct DistinctDraw: RandomNumberGenerator {
    private var state: UInt64

    init(_ index: Int) { state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        defer { state &+= 1 }
        return state
    }
}

/// There is no such person: the index is beyond what can be made up.
struct UnusablePerson: Error {
    let index: Int
}
