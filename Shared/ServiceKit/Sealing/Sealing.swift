import Crypto
import FoundationEssentials

/// Why a sealed value cannot be opened.
public enum SealingError: Error, Sendable, Equatable {
    /// It names an algorithm or key that this process does not have.
    case keyUnknown
    /// It was changed, or belongs to another person or field.
    case notAuthentic
}

/// Values sealed with AES-256-GCM.
///
/// A sealed value is: algorithm (1 byte, 1 = AES-256-GCM), length of the key id (1 byte), key id, nonce (12 bytes),
/// ciphertext, tag (16 bytes). Algorithm and key are named so that SM4 can take its place and keys can rotate. The
/// context (which field of whom) is authenticated, so that values cannot be moved.
enum SealedValue {
    private static let aesGCM: UInt8 = 1

    static func seal(
        _ plain: [UInt8], with key: SymmetricKey, keyID: String, context: [UInt8], _ randomness: inout Randomness
    ) -> [UInt8] {
        var sealed: [UInt8] = [aesGCM, UInt8(keyID.utf8.count)]
        sealed.reserveCapacity(2 + keyID.utf8.count + 28 + plain.count)
        sealed.append(contentsOf: keyID.utf8)
        do {
            let nonce = try AES.GCM.Nonce(data: randomness.bytes(12))
            let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: context)
            sealed.append(contentsOf: box.nonce)
            sealed.append(contentsOf: box.ciphertext)
            sealed.append(contentsOf: box.tag)
        } catch {
            // AES-GCM refuses keys and nonces of a wrong size and texts over 64 GiB, and none of them can be made here.
            preconditionFailure("sealing failed")
        }
        return sealed
    }

    static func keyID(of sealed: [UInt8]) throws(SealingError) -> String {
        guard sealed.count > 2, sealed[0] == aesGCM, sealed.count > 2 + Int(sealed[1]) + 28 - 1 else {
            throw .keyUnknown
        }
        return String(decoding: sealed[2..<(2 + Int(sealed[1]))], as: UTF8.self)
    }

    static func open(_ sealed: [UInt8], with key: SymmetricKey, keyID: String, context: [UInt8])
        throws(SealingError) -> [UInt8]
    {
        guard try self.keyID(of: sealed) == keyID else { throw .keyUnknown }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[(2 + keyID.utf8.count)...])
            return Array(try AES.GCM.open(box, using: key, authenticating: context))
        } catch {
            throw .notAuthentic
        }
    }
}

/// The key under which everything personal about one person is sealed; destroying its wrapped form erases the person.
public struct PersonKey: Sendable {
    private static let keyID = "p"
    private let key: SymmetricKey
    private let person: [UInt8]

    /// A new key for a person.
    public init(for person: UUID, _ randomness: inout Randomness) {
        key = SymmetricKey(data: randomness.bytes(32))
        self.person = withUnsafeBytes(of: person.uuid) { Array($0) }
    }

    /// Unwraps a stored key.
    public init(wrapped: [UInt8], for person: UUID, keys: KeyRing) throws(SealingError) {
        self.person = withUnsafeBytes(of: person.uuid) { Array($0) }
        let bytes = try SealedValue.open(
            wrapped, with: keys.master.key, keyID: keys.master.id, context: self.person)
        key = SymmetricKey(data: bytes)
    }

    /// The key itself, sealed with the master key, as it is stored.
    public func wrapped(by keys: KeyRing, _ randomness: inout Randomness) -> [UInt8] {
        SealedValue.seal(
            key.withUnsafeBytes { Array($0) }, with: keys.master.key, keyID: keys.master.id, context: person,
            &randomness)
    }

    /// Seals one field of the person.
    public func seal(_ text: String, field: String, _ randomness: inout Randomness) -> [UInt8] {
        SealedValue.seal(
            Array(text.utf8), with: key, keyID: PersonKey.keyID, context: person + Array(field.utf8), &randomness)
    }

    /// Opens what ``seal(_:field:_:)`` sealed, of this person and this field.
    public func open(_ sealed: [UInt8], field: String) throws(SealingError) -> String {
        let bytes = try SealedValue.open(
            sealed, with: key, keyID: PersonKey.keyID, context: person + Array(field.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension KeyRing {
    /// Seals what belongs to no known person, such as the body of a dead letter.
    public func seal(_ bytes: [UInt8], context: String) -> [UInt8] {
        var randomness = Randomness()
        return SealedValue.seal(
            bytes, with: master.key, keyID: master.id, context: Array(context.utf8), &randomness)
    }

    public func open(_ sealed: [UInt8], context: String) throws(SealingError) -> [UInt8] {
        try SealedValue.open(sealed, with: master.key, keyID: master.id, context: Array(context.utf8))
    }
}
