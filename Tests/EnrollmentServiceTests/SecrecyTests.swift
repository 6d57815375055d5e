import Contracts
import Foundation
import Postgres
import ServiceKit
import TestSupport
import Testing

@testable import EnrollmentService

/// Plain, a person's data exists only in the message on its way in.
@Suite(.timeLimit(.minutes(5))) struct SecrecyTests {
    @Test func nothingPersonalStandsAnywhere() async throws {
        try await TestSite.withEnrollment { site, department, log in
            let person = Applicant(41)
            var wrong = Applicant(42)
            wrong.number = String(wrong.number.dropLast()) + (wrong.number.hasSuffix("1") ? "2" : "1")
            var foreign = Applicant(43)
            foreign.name = "UNIQUE SAMPLE NAME"
            let secrets = [person.name, person.number, person.phone, wrong.number, wrong.phone, foreign.name]
            _ = try await department.apply(person.application("RH-1", union: TestSite.riders))
            _ = try await department.apply(wrong.application("RH-2"))
            _ = try await department.apply(foreign.application("RH-3"))
            // A dead letter with a person in it.
            var unreadable = department.message(department.event(person.application("RH-4")))
            unreadable.properties.contentType = "text/plain"
            try await department.publish([unreadable])
            _ = try await department.apply(person.application("RH-5"))
            try await eventually("put aside") { try await site.database.count("dead_letter") == 1 }
            try await eventually("all is logged") { log.lines.count { $0["outcome"] != nil } >= 5 }

            for secret in secrets {
                #expect(try await site.database.columnsHolding(secret) == [], "\(secret)")
                #expect(!log.text.contains(secret))
            }
            let events = try await site.eventLog()
                .map { String(decoding: $0.body, as: UTF8.self) + $0.routingKey }.joined(separator: "\n")
            #expect(events.contains("enrollment.accepted.v1"))
            for secret in secrets { #expect(!events.contains(secret)) }
        }
    }

    @Test func theSealedFieldsOpenWithTheKeys() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let person = Applicant(7)
            _ = try await department.apply(person.application("RH-1"))
            let keys = try site.environment().environment.configuration.keys
            let id = try #require(try await site.database.value("select id from person", as: UUID.self))
            func column(_ sql: String) async throws -> [UInt8] {
                try #require(try await site.database.value(sql, as: Bytes.self)).bytes
            }
            let key = try PersonKey(wrapped: try await column("select key from person"), for: id, keys: keys)
            #expect(try key.open(try await column("select name from person"), field: "name") == person.name)
            #expect(try key.open(try await column("select phone from person"), field: "phone") == person.phone)
            #expect(
                try key.open(try await column("select number from person_document"), field: "number") == person.number)
        }
    }
}
