import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

@testable import Operator

/// `departments key`, on the real service, broker and database.
@Suite(.timeLimit(.minutes(3))) struct DepartmentKeyTests {
    @Test func `A key is registered, replaced, listed and audited, and an unknown department has none`() async throws {
        try await TestSystem.with { system in
            let (connection, recipients) = (system.connection, [TestRecipient(), TestRecipient()])
            let name = try #require(DepartmentName(system.department.name))
            let keys = try recipients.map { try $0.key }
            let early = await #expect(throws: CommandFault.self) { try await connection.registerKey(keys[0], of: name) }
            #expect(early?.text.en.contains("department-unknown") == true)
            try await system.registerDepartment()
            #expect(try await connection.departments().first?.keyId == nil)

            for (key, why) in [(keys[0], "the first"), (keys[0], "again"), (keys[1], "replaced"), (keys[0], "back")] {
                let registered = try await connection.registerKey(key, of: name, why: why)
                #expect(registered.keyId == key.id)
                let listed = try #require(try await connection.departments().first)
                #expect(listed.keyId == key.id && listed.keySince == registered.keySince)
                #expect(listed.text(in: .en).contains(key.id))
            }
            // The same again changes nothing, and is nothing to remember.
            let audited = try await system.site.database.values(
                """
                select (before::jsonb ->> 'keyId') || ' ' || (after::jsonb ->> 'keyId') || ' ' || (after::jsonb ->> 'why')
                from audit_log where action = 'department.key-registered' and before::jsonb <> 'null' order by id
                """, as: String.self)
            #expect(audited == ["\(keys[0].id) \(keys[1].id) replaced", "\(keys[1].id) \(keys[0].id) back"])
            #expect(try await system.site.database.count("department_key") == 2)

            let _: RemovedDepartment = try await connection.ask(
                .enrollment, "departments.remove", ["name": .string(name.text)])
            let late = await #expect(throws: CommandFault.self) { try await connection.registerKey(keys[1], of: name) }
            #expect(late?.text.en.contains("sender-removed") == true)
        }
    }

    @Test func `The service refuses what is no key by itself`() async throws {
        try await TestSystem.with { system in
            try await system.registerDepartment()
            for (text, code) in [
                ("key", "department-key-format"), (Data(count: 32).base64EncodedString(), "department-key-weak"),
                ("-----BEGIN PRIVATE KEY-----", "department-key-private"),
            ] {
                let fault = await #expect(throws: CommandFault.self) {
                    let _: RegisteredDepartmentKey = try await system.connection.ask(
                        .enrollment, "departments.key",
                        ["name": .string(system.department.name), "publicKey": .string(text)])
                }
                #expect(fault?.text.en.contains("(\(code))") == true)
                #expect(fault?.text.zh.contains("（\(code)）") == true)
            }
            #expect(try await system.site.database.count("department_key") == 0)
        }
    }

    @Test func `A key file is read before anything is asked`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: uniqueToken())
        defer { try? FileManager.default.removeItem(at: file) }
        let recipient = TestRecipient()
        try Data(recipient.pem.utf8).write(to: file)
        #expect(try DepartmentKeyFile.read(file.path) == recipient.key)
        try Data("-----BEGIN PRIVATE KEY-----\n".utf8).write(to: file)
        let refused = #expect(throws: CommandFault.self) { try DepartmentKeyFile.read(file.path) }
        #expect(refused?.status == .refused)
        #expect(refused?.text.en.contains("department-key-private") == true)
        let missing = #expect(throws: CommandFault.self) { try DepartmentKeyFile.read(file.path + "-none") }
        #expect(missing?.status == .usage)
    }

    @Test func `Doctor names who has no queue, and whose requests wait`() {
        func department(_ name: String, _ change: (inout RegisteredDepartment) -> Void) -> RegisteredDepartment {
            var department = RegisteredDepartment(name: name, types: [], places: [], registeredAt: "x")
            change(&department)
            return department
        }
        let examination = DepartmentExamination(departments: [
            department("a") { $0.undelivered = 3 }, department("b") { $0.undelivered = 0 },
            department("c") { _ in }, department("d") { $0.keyId = "k" },
            department("e") {
                $0.removedAt = "y"
                $0.undelivered = 1
            },
        ])
        #expect(
            examination.findings.map { "\($0.check) \($0.subject)" } == ["requests-undelivered a"])
        let queues: Set = ["department.b", "department.c", "department.d"]
        #expect(examination.withoutQueue(among: queues).map(\.subject) == ["a"])
        #expect(examination.withoutQueue(among: queues).map(\.check) == ["department-queue-missing"])
    }
}
