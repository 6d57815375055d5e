import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A person on file, within this service only; events carry the ``MemberID``.
public struct PersonID: Sendable, Hashable {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }
}

/// Where new identities come from: random in service, counted in tests.
public protocol IdentifierSource {
    mutating func personID() -> PersonID
    mutating func memberID() -> MemberID
    mutating func cardNumber() -> CardNumber
}
