import Crypto
import FoundationEssentials

/// A key of 32 bytes, with the name that sealed values carry, so that keys can be rotated.
public struct NamedKey: Sendable {
    public let id: String
    public let key: SymmetricKey

    public init(id: String, key: SymmetricKey) {
        self.id = id
        self.key = key
    }

    /// Reads `<key-id> <base64 of 32 bytes>`; a key id is 1 to 15 ASCII letters and digits.
    public init?(line: String) {
        let parts = line.split(separator: " ")
        guard parts.count == 2, (1...15).contains(parts[0].utf8.count),
            parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            let bytes = Data(base64Encoded: String(parts[1])), bytes.count == 32
        else { return nil }
        id = String(parts[0])
        key = SymmetricKey(data: bytes)
    }
}

/// The keys of a service: one wraps the keys of persons, the other makes the hashes by which they are found.
public struct KeyRing: Sendable {
    public let master: NamedKey
    public let search: NamedKey
    /// With the search key taken in already: copying it is cheaper than beginning anew for each hash.
    private let keyed: HMAC<SHA256>

    public init(master: NamedKey, search: NamedKey) {
        self.master = master
        self.search = search
        keyed = HMAC<SHA256>(key: search.key)
    }

    /// A keyed hash by which a value can be found again without being stored: HMAC-SHA-256, truncated to 128 bits
    /// (RFC 2104 §5), after the search key's id. `purpose` keeps hashes of different fields apart.
    public func searchHash(of value: [UInt8], purpose: String) -> [UInt8] {
        var hmac = keyed
        hmac.update(data: Array(purpose.utf8) + [0] + value)
        var hash = Array(search.id.utf8) + [UInt8(ascii: ":")]
        hmac.finalize().withUnsafeBytes { hash.append(contentsOf: $0.prefix(16)) }
        return hash
    }
}
