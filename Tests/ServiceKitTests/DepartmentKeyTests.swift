import Contracts
import Crypto
import Foundation
import ServiceKit
import TestSupport
import Testing

/// What is sealed to a department's key, only that department opens, as what it was.
@Suite struct DepartmentKeyTests {
    private let type = EventType(rawValue: "insurance.check-requested.v1")
    private let department = DepartmentName("tax-hunan")!
    private let data: JSON = ["caseNumber": "C-1", "name": "张测试", "number": "430104199202290029"]

    private func event(sealedTo recipient: TestRecipient, id: String = "e-1") throws -> CloudEvent {
        CloudEvent(
            id: id, source: "/services/enrollment", type: type.rawValue,
            data: try recipient.key.seal(data, to: department, type: type, eventID: id))
    }

    @Test func whatIsSealedOpens() throws {
        let recipient = TestRecipient()
        let event = try event(sealedTo: recipient)
        #expect(try recipient.open(event, as: "tax-hunan") == data)
        #expect(
            event.data["keyId"]?.string == Array(SHA256.hash(data: recipient.raw)).hexadecimal.prefix(16).description)
        #expect(event.data.object?.map(\.key) == ["keyId", "enc", "ciphertext"])
        #expect(try self.event(sealedTo: recipient).data != event.data, "no two sealings are alike")
        #expect(!event.data.text.contains("43010419"))
    }

    @Test func nobodyElseOpensItAndNotAsSomethingElse() throws {
        let recipient = TestRecipient()
        let event = try event(sealedTo: recipient)
        #expect(throws: (any Error).self) { try TestRecipient().open(event, as: "tax-hunan") }
        #expect(throws: (any Error).self) { try recipient.open(event, as: "tax-hubei") }
        var moved = event
        moved.id = "e-2"
        #expect(throws: (any Error).self) { try recipient.open(moved, as: "tax-hunan") }
        moved = event
        moved.type = "insurance.check-requested.v2"
        #expect(throws: (any Error).self) { try recipient.open(moved, as: "tax-hunan") }
    }

    @Test(arguments: ["enc", "ciphertext"]) func anyChangedByteIsNoticed(member: String) throws {
        let recipient = TestRecipient()
        let event = try event(sealedTo: recipient)
        let sealed = Array(try #require(event.data[member]?.string.flatMap { Data(base64Encoded: $0) }))
        for index in sealed.indices {
            var bytes = sealed
            bytes[index] ^= 1
            var changed = event
            changed.data = event.data.setting(member, to: .string(Data(bytes).base64EncodedString()))
            #expect(throws: (any Error).self, "byte \(index)") { try recipient.open(changed, as: "tax-hunan") }
        }
    }

    /// The vector that every client in every language may be tried on; `deploy/clients/python` opens it too.
    @Test func theGoldenVectorOpens() throws {
        let file = try #require(
            Bundle.module.url(forResource: "sealed-request", withExtension: "json", subdirectory: "Golden"))
        let golden = try JSON(parsing: Array(try Data(contentsOf: file)))
        let raw = try #require(golden["privateKey"]?.string.flatMap { Data(base64Encoded: $0) })
        let recipient = TestRecipient(try .init(rawRepresentation: raw))
        let event = try CloudEvent(structured: try #require(golden["event"]))
        #expect(event.data["keyId"]?.string == (try recipient.key.id))
        #expect(golden["keyId"]?.string == (try recipient.key.id))
        #expect(try DepartmentKey(reading: golden["publicKey"]?.string ?? "").id == golden["keyId"]?.string)
        #expect(try recipient.open(event, as: golden["department"]?.string ?? "") == golden["data"])
    }

    // MARK: - Reading

    @Test func bothSpellingsAreRead() throws {
        let recipient = TestRecipient()
        let key = try recipient.key
        let base64 = Data(recipient.raw).base64EncodedString()
        for text in [
            recipient.pem, recipient.pem.replacing("\n", with: "\r\n"), "subject: tax\n" + recipient.pem + "\n\n",
            base64, " \(base64)\n",
        ] {
            #expect(try DepartmentKey(reading: text) == key)
        }
    }

    /// As `openssl genpkey -algorithm X25519 | openssl pkey -pubout` printed it.
    @Test func whatOpenSSLWritesIsRead() throws {
        let pem = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VuAyEA4IlRBiC3H5zhSEJLakKXQp6dznHsNOiDdtXi1/8wvBk=
            -----END PUBLIC KEY-----
            """
        #expect(
            try DepartmentKey(reading: pem).raw.hexadecimal
                == "e089510620b71f9ce148424b6a4297429e9dce71ec34e88376d5e2d7ff30bc19")
    }

    @Test(arguments: [
        "", "key", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        Data(repeating: 1, count: 31).base64EncodedString(), Data(repeating: 1, count: 33).base64EncodedString(),
        // Ed25519, which signs, and P-256.
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAid9x/GzcvfO1mm802X6aQoaGEp9G9gDepkYVb9BITFc=\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7SmOxGCKL3tBw0Rnuu30CZ3qZspr"
            + "aVaUo4d2it6NOWUTFkTx6J23KR9mkCUcdATss2zmgPfdFPsqzFIalVBpkg==\n-----END PUBLIC KEY-----",
        String(repeating: " ", count: 5_000),
    ]) func whatIsNoKeyIsRefused(text: String) {
        #expect(throws: ContractFault(.departmentKeyFormat, field: "publicKey")) { try DepartmentKey(reading: text) }
    }

    @Test func aPrivateKeyIsRefusedAsOne() {
        let pem =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIFD3FLX9AYl2GIdG7fn5guDG1EmxKKsdVX1FtCbEQ3xi\n-----END PRIVATE KEY-----\n"
        #expect(throws: ContractFault(.departmentKeyPrivate, field: "publicKey")) { try DepartmentKey(reading: pem) }
    }

    /// The points of low order (RFC 7748 §7, https://cr.yp.to/ecdh.html#validate), in each of their spellings.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
    ]) func aPointOfLowOrderIsNoKey(hexadecimal: String) {
        let digits = Array(hexadecimal)
        let raw = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! }
        #expect(throws: ContractFault(.departmentKeyWeak, field: "publicKey")) { try DepartmentKey(raw: raw) }
    }
}
