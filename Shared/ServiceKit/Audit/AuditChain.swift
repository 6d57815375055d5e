import Crypto

/// The hash chain over the audit log: each hash is SHA-256 of the one before and an entry's canonical form, so that a
/// change, a removal or an insertion anywhere shows in every later hash.
public struct AuditChain: Sendable {
    public private(set) var head: [UInt8]

    /// The hash before the first entry.
    public static let genesis = [UInt8](repeating: 0, count: 32)

    public init(head: [UInt8] = AuditChain.genesis) { self.head = head }

    public mutating func append(_ entry: AuditEntry) { append(canonical: entry.canonical) }

    /// Appends an entry as it was exported.
    public mutating func append(canonical entry: [UInt8]) {
        var hash = SHA256()
        hash.update(data: head)
        hash.update(data: entry)
        head = Array(hash.finalize())
    }
}
