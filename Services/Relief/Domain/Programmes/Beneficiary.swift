#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whom relief is for: a person, within a household where there is an archive of it.
public struct Beneficiary: Sendable, Hashable {
    /// Of whom something is counted or claimed.
    public enum Kind: String, Sendable, Hashable, CaseIterable { case person, household }

    /// One that is counted, or that claims.
    public struct Subject: Sendable, Hashable {
        public let kind: Kind
        public let id: UUID

        public init(_ kind: Kind, _ id: UUID) {
            self.kind = kind
            self.id = id
        }
    }

    public let person: UUID
    public let household: UUID?

    public init(person: UUID, household: UUID? = nil) {
        self.person = person
        self.household = household
    }

    /// Who is of no household on file is one of its own: what is counted by household is not lost for it.
    public func subject(_ kind: Kind) -> Subject {
        switch kind {
        case .person: Subject(.person, person)
        case .household: household.map { Subject(.household, $0) } ?? Subject(.person, person)
        }
    }
}
