import Contracts
import Crypto
import FoundationEssentials

/// A service's own key pair: it opens what another service has sealed to it, and nobody else does, the broker's
/// administrator included.
public struct ServiceKey: Sendable {
    private let key: Curve25519.KeyAgreement.PrivateKey

    /// The 32 bytes of the scalar (RFC 7748).
    public init?(raw: [UInt8]) {
        // A wrong size is all that the library refuses.
        guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: raw) else { return nil }
        self.key = key
    }

    /// Reads the PEM `PRIVATE KEY` (RFC 8410) that `openssl genpkey -algorithm X25519` writes; nil where it is none.
    public init?(pem text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
        guard let begin = lines.firstIndex(of: "-----BEGINPRIVATEKEY-----"),
            let end = lines.firstIndex(of: "-----ENDPRIVATEKEY-----"), begin < end,
            let der = Data(base64Encoded: lines[(begin + 1)..<end].joined()), der.starts(with: ServiceKey.prefix)
        else { return nil }
        self.init(raw: Array(der.dropFirst(ServiceKey.prefix.count)))
    }

    /// The DER of a PKCS #8 key up to the scalar: version 0, algorithm 1.3.101.110, 34 bytes that hold 32.
    private static let prefix: [UInt8] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
    ]

    /// To which others seal.
    public var publicKey: NeighbourKey { NeighbourKey(key: key.publicKey) }

    /// What a question of exactly this context says.
    ///
    /// - Throws: `question-sealing` where it was sealed to another key, as another question, or was changed.
    public func open(_ sealed: JSON, of question: QuestionContext) throws(ContractFault) -> JSON {
        func bytes(_ name: String) -> Data? { sealed[name]?.string.flatMap { Data(base64Encoded: $0) } }
        guard sealed["keyId"]?.string == publicKey.id, let encapsulated = bytes("enc"),
            let ciphertext = bytes("ciphertext")
        else { throw ContractFault(.questionSealing, field: "sealed") }
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key, ciphersuite: DepartmentKey.suite, info: Data(question.info),
                encapsulatedKey: encapsulated)
            return try JSON(parsing: Array(try recipient.open(ciphertext)))
        } catch {
            throw ContractFault(.questionSealing, field: "sealed")
        }
    }
}

/// Which question it is whose content is sealed: as another's, to another, or under another id it does not open.
public struct QuestionContext: Sendable {
    public var service: ServiceName
    /// Such as `members.find`.
    public var query: String
    /// The broker's user that asks.
    public var asker: String
    /// The message's.
    public var id: String

    public init(to service: ServiceName, query: String, asker: String, id: String) {
        self.service = service
        self.query = query
        self.asker = asker
        self.id = id
    }

    var info: [UInt8] { Array("union/queries/v1\n\(service.rawValue)\n\(query)\n\(asker)\n\(id)".utf8) }
}

/// The public key to which questions to one service are sealed.
public struct NeighbourKey: Sendable {
    /// As ``DepartmentKey/id``.
    public var id: String { key.id }
    private let key: DepartmentKey

    init(key: Curve25519.KeyAgreement.PublicKey) {
        do throws(ContractFault) {
            self.key = try DepartmentKey(raw: Array(key.rawRepresentation))
        } catch {
            // A clamped scalar times the base point has no low order.
            preconditionFailure("a public key was refused")
        }
    }

    /// Reads what `openssl pkey -pubout` writes.
    ///
    /// - Throws: as ``DepartmentKey/init(reading:)``.
    public init(reading text: String) throws(ContractFault) { key = try DepartmentKey(reading: text) }

    /// `{"keyId", "enc", "ciphertext"}`, as the service opens it. Each call gives another ciphertext.
    public func seal(_ content: JSON, as question: QuestionContext) -> JSON {
        key.seal(content.serialized(), info: question.info)
    }
}
