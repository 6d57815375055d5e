import Contracts
import EnrollmentDomain
import FoundationEssentials
import ServiceKit

/// New identities: version 7 UUIDs (RFC 9562), which keep indexes local, and cards drawn from the kernel's
/// cryptographic randomness, so that nobody can guess a neighbour's.
struct RandomIdentifiers: IdentifierSource {
    private let now: Date
    private var generator = Randomness()

    init(now: Date) { self.now = now }

    mutating func personID() -> PersonID { PersonID(UUID(at: now, generator)) }
    mutating func memberID() -> MemberID { MemberID(UUID(at: now, generator)) }
    mutating func cardNumber() -> CardNumber { CardNumber(random: &generator) }
}
