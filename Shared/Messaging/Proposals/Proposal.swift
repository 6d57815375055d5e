import Contracts
import FoundationEssentials
import ServiceKit

/// A request that one person has made and another must confirm before it is done.
public struct Proposal: Sendable {
    public let id: UUID
    /// Such as `lists.release`.
    public let request: String
    public let arguments: JSON
    public let why: String
    /// The operator who made it, and the person behind that account where that is known; see ``PersonRegister``.
    public let proposedBy: String
    public let proposedByPerson: [UInt8]?
    public let proposedAt: Date
    public let expiresAt: Date

    /// For how long it may be confirmed.
    public static let lifetime: TimeInterval = 24 * 3_600

    /// How many of the digest's digits name it.
    static let shortestDigest = 8
    static let digestLength = 32

    /// What the second person confirms: a keyed hash of the request and the RFC 8785 form of its arguments, in 32
    /// hexadecimal digits. Keyed, because arguments may be personal, and the digest is shown and audited.
    static func digest(of request: String, _ arguments: JSON, keys: KeyRing) -> String {
        let content: JSON = ["request": .string(request), "arguments": arguments]
        // Behind the key's id and a colon stand 16 bytes.
        return Array(keys.searchHash(of: content.canonical(), purpose: "proposal").suffix(16)).hexadecimal
    }

    /// What the sealed arguments are bound to.
    static func context(of id: UUID) -> String { "proposal \(id.lowercased)" }
}

/// Somebody has changed a proposal in the database.
struct ProposalChanged: Error {}
