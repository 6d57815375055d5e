import Contracts
import Crypto

/// A sample that nobody could choose, and anybody can draw again.
///
/// The population is frozen and its digest audited first. The seed is made of that digest, the hash of the first link of
/// the audit chain that covers its record, which nobody can know before, and a witness's words. An item's ticket is a
/// keyed hash of its number; the lowest tickets are drawn, so that each item has the same chance, whatever its number and
/// its place.
public struct SampleDraw: Sendable, Equatable {
    /// SHA-256 of ``domain``, the population's digest, the link's hash (32 bytes each) and the witness's words.
    public let seed: [UInt8]
    /// In the order of the population.
    public let drawn: [String]

    /// Stands before everything that is hashed into a seed.
    public static let domain = "union/sample/v1"

    /// - Parameters:
    ///   - linkHash: the 32 bytes of the audit chain's link.
    ///   - witness: what somebody present has said; may be empty.
    public init(of population: SamplePopulation, share: BasisPoints, linkHash: [UInt8], witness: String) {
        precondition(linkHash.count == 32, "a link's hash is a SHA-256")
        var hash = SHA256()
        hash.update(data: Array(SampleDraw.domain.utf8))
        hash.update(data: population.digest)
        hash.update(data: linkHash)
        hash.update(data: Array(witness.utf8))
        seed = Array(hash.finalize())
        let key = SymmetricKey(data: seed)
        let tickets = population.numbers.indices.map { index in
            (ticket: SampleDraw.ticket(of: population.numbers[index], key), index: index)
        }
        drawn = tickets.sorted { $0.ticket.lexicographicallyPrecedes($1.ticket) }
            .prefix(population.sampleSize(share)).map(\.index).sorted().map { population.numbers[$0] }
    }

    /// HMAC-SHA-256 of the number under the seed.
    private static func ticket(of number: String, _ seed: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(number.utf8), using: seed))
    }
}
