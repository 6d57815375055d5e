import Contracts
import Crypto
import Foundation
import ServiceKit

/// A department's key pair, and the opening of what was sealed to it: written from the document of requests, and sharing
/// nothing with what seals.
public struct TestRecipient: Sendable {
    public let privateKey: Curve25519.KeyAgreement.PrivateKey

    public init(_ privateKey: Curve25519.KeyAgreement.PrivateKey = .init()) { self.privateKey = privateKey }

    public var raw: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

    /// The public key as `openssl pkey -pubout` writes it.
    public var pem: String {
        let der = Data([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00] + raw)
        return "-----BEGIN PUBLIC KEY-----\n\(der.base64EncodedString())\n-----END PUBLIC KEY-----\n"
    }

    /// The private key as `openssl genpkey` writes it.
    public var privatePEM: String {
        let prefix: [UInt8] = [
            0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
        ]
        let der = Data(prefix + Array(privateKey.rawRepresentation))
        return "-----BEGIN PRIVATE KEY-----\n\(der.base64EncodedString())\n-----END PRIVATE KEY-----\n"
    }

    /// The public key as a service holds it.
    public var key: DepartmentKey { get throws { try DepartmentKey(raw: raw) } }

    /// What a request to this department says.
    ///
    /// - Throws: what the cipher throws, when it is not ours to open or was changed.
    public func open(_ event: CloudEvent, as department: String) throws -> JSON {
        func bytes(_ name: String) throws -> Data {
            guard let data = event.data[name]?.string.flatMap({ Data(base64Encoded: $0) }) else { throw NotSealed() }
            return data
        }
        let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
        var recipient = try HPKE.Recipient(
            privateKey: privateKey, ciphersuite: suite,
            info: Data(["union/requests/v1", department, event.type, event.id].joined(separator: "\n").utf8),
            encapsulatedKey: try bytes("enc"))
        return try JSON(parsing: Array(try recipient.open(try bytes("ciphertext"))))
    }

    public struct NotSealed: Error {}
}
