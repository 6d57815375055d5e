import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

/// What is sealed to a service, only that service opens, as the question it was.
@Suite struct ServiceKeyTests {
    private let content: JSON = ["documents": [["type": "resident-identity-card", "number": "430104199202290029"]]]
    private let question = QuestionContext(
        to: .enrollment, query: "members.find", asker: "service.relief", id: "q-1")

    private func pair() throws -> (ServiceKey, NeighbourKey) {
        let pair = TestRecipient()
        return (try #require(ServiceKey(pem: pair.privatePEM)), try NeighbourKey(reading: pair.pem))
    }

    @Test func whatIsSealedOpens() throws {
        let (own, known) = try pair()
        #expect(own.publicKey.id == known.id)
        let sealed = known.seal(content, as: question)
        #expect(try own.open(sealed, of: question) == content)
        #expect(!sealed.text.contains("430104"))
        #expect(known.seal(content, as: question) != sealed, "no two sealings are alike")
    }

    @Test func nobodyElseOpensItAndNotAsSomethingElse() throws {
        let (own, known) = try pair()
        let sealed = known.seal(content, as: question)
        func refused(_ key: ServiceKey, _ sealed: JSON, _ question: QuestionContext) -> Bool {
            do throws(ContractFault) {
                _ = try key.open(sealed, of: question)
                return false
            } catch {
                return error.code == .questionSealing
            }
        }
        #expect(refused(try pair().0, sealed, question))
        var other = question
        other.id = "q-2"
        #expect(refused(own, sealed, other))
        other = question
        other.asker = "service.stations"
        #expect(refused(own, sealed, other))
        other = question
        other.query = "members.list"
        #expect(refused(own, sealed, other))
        other = question
        other.service = .stations
        #expect(refused(own, sealed, other))
        for member in ["keyId", "enc", "ciphertext"] {
            #expect(refused(own, sealed.setting(member, to: "AAAA"), question))
            #expect(refused(own, sealed.setting(member, to: .null), question))
        }
        #expect(!refused(own, sealed, question))
    }

    @Test(arguments: ["", "m1 AAAA", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"])
    func whatIsNoKeyIsNone(_ text: String) { #expect(ServiceKey(pem: text) == nil) }

    /// As `deploy/secrets` makes them.
    @Test func openSSLsKeysAreRead() throws {
        func openssl(_ arguments: [String], _ input: String = "") throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["openssl"] + arguments
            let (read, written) = (Pipe(), Pipe())
            process.standardInput = written
            process.standardOutput = read
            try process.run()
            try written.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try written.fileHandleForWriting.close()
            let output = try read.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
        }
        let pem = try openssl(["genpkey", "-algorithm", "X25519"])
        let own = try #require(ServiceKey(pem: pem))
        let known = try NeighbourKey(reading: try openssl(["pkey", "-pubout"], pem))
        #expect(try own.open(known.seal(content, as: question), of: question) == content)
    }
}
