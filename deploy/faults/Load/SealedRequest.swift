import Contracts
import Crypto
import Foundation

/// What a service asks of a department, sealed to its key, as Shared/Contracts/Documents/sealed-request.md tells.
struct SealedRequest: Sendable {
    let type: String
    let id: String
    private let encapsulatedKey: Data
    private let ciphertext: Data

    /// Whether it is one, and no outcome.
    static func isOne(_ event: JSON) -> Bool { event["data"]?["enc"] != nil }

    init(_ event: JSON) throws {
        func bytes(_ name: String) -> Data? { event["data"]?[name]?.string.flatMap { Data(base64Encoded: $0) } }
        guard let type = event["type"]?.string, let id = event["id"]?.string, let key = bytes("enc"),
            let ciphertext = bytes("ciphertext")
        else { throw ChaosError("a request that is not sealed") }
        self.type = type
        self.id = id
        encapsulatedKey = key
        self.ciphertext = ciphertext
    }

    func opened(by department: String, with key: Curve25519.KeyAgreement.PrivateKey) throws -> JSON {
        let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
        var recipient = try HPKE.Recipient(
            privateKey: key, ciphersuite: suite,
            info: Data(["union/requests/v1", department, type, id].joined(separator: "\n").utf8),
            encapsulatedKey: encapsulatedKey)
        return try JSON(parsing: Array(try recipient.open(ciphertext)))
    }
}
