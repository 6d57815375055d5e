import Contracts
import EnrollmentDomain
import FoundationEssentials
import ServiceKit

/// New identities: version 7 UUIDs (RFC 9562), which keep indexes local, and cards drawn from the kernel's
/// cryptographic randomness, so that nobody can guess a neighbour's.
struct RandomIdentifiers: IdentifierSource {
    private let milliseconds: UInt64
    private var generator = Randomness()

    init(now: Date) { milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000)) }

    mutating func personID() -> PersonID { PersonID(uuid()) }
    mutating func memberID() -> MemberID { MemberID(uuid()) }
    mutating func cardNumber() -> CardNumber { CardNumber(random: &generator) }

    private mutating func uuid() -> UUID {
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        let low = generator.next() >> 2 | 0x8000_0000_0000_0000
        var uuid = uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &uuid) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return UUID(uuid: uuid)
    }
}
