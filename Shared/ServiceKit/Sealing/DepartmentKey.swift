import Contracts
import Crypto
import FoundationEssentials

/// The public key to which requests to one department are sealed: an X25519 point (RFC 7748).
///
/// Whoever has a value of this type can seal with it: a point of low order, which would give everybody the same secret, is
/// none.
public struct DepartmentKey: Sendable, Equatable {
    /// The first 16 hexadecimal digits of the SHA-256 of the 32 bytes. It stands in each request, so that a department
    /// knows which of its keys opens it.
    public let id: String
    private let key: Curve25519.KeyAgreement.PublicKey

    /// The 32 bytes of the point, as RFC 7748 writes it.
    public init(raw: [UInt8]) throws(ContractFault) {
        // Any 32 bytes are a point; a wrong size is all that the library refuses.
        guard raw.count == 32, let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: raw) else {
            throw ContractFault(.departmentKeyFormat, field: DepartmentKey.field)
        }
        guard !DepartmentKey.isWeak(key) else { throw ContractFault(.departmentKeyWeak, field: DepartmentKey.field) }
        self.key = key
        id = String(Array(SHA256.hash(data: raw)).hexadecimal.prefix(16))
    }

    /// Whether every agreement with it comes to zero, so that everybody knows the secret (RFC 9180 §7.1.4 has it refused;
    /// swift-crypto leaves that to its caller). Of low order is what any clamped scalar, a multiple of 8, takes to zero.
    private static func isWeak(_ key: Curve25519.KeyAgreement.PublicKey) -> Bool {
        do {
            let scalar = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32))
            let secret = try scalar.sharedSecretFromKeyAgreement(with: key)
            return secret.withUnsafeBytes { $0.allSatisfy { $0 == 0 } }
        } catch {
            return true
        }
    }

    public var raw: [UInt8] { Array(key.rawRepresentation) }

    public static func == (left: DepartmentKey, right: DepartmentKey) -> Bool { left.raw == right.raw }

    /// Where a fault lies, in the arguments of `departments.key`.
    static let field = "publicKey"
}

extension DepartmentKey {
    /// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180, base mode).
    static let suite = HPKE.Ciphersuite(
        kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)

    /// The data of a request, as the department's private key alone opens it: `{"keyId", "enc", "ciphertext"}`.
    ///
    /// Department, type and event id are sealed in: as another department's, another type's or another event's it does
    /// not open. Each call gives another ciphertext.
    public func seal(_ data: JSON, to department: DepartmentName, type: EventType, eventID: String) -> JSON {
        seal(data.serialized(), info: DepartmentKey.context(of: department, type: type, eventID: eventID))
    }

    func seal(_ plain: [UInt8], info: [UInt8]) -> JSON {
        do {
            var sender = try HPKE.Sender(recipientKey: key, ciphersuite: DepartmentKey.suite, info: Data(info))
            let ciphertext = try sender.seal(plain)
            return [
                "keyId": .string(id), "enc": .string(sender.encapsulatedKey.base64EncodedString()),
                "ciphertext": .string(ciphertext.base64EncodedString()),
            ]
        } catch {
            // Refused are points of low order, which no value of this type holds, and texts over 64 GiB.
            preconditionFailure("sealing failed")
        }
    }

    /// HPKE's `info`: what the request is, and whose. RFC 9180 §8.1 lets a message of its own be bound by `info` as by
    /// `aad`; several libraries' one-step functions take `info` alone.
    private static func context(of department: DepartmentName, type: EventType, eventID: String) -> [UInt8] {
        Array("union/requests/v1\n\(department.text)\n\(type.rawValue)\n\(eventID)".utf8)
    }
}
