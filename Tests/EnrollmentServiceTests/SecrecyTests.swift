import Contracts
import Foundation
import Postgres
import RabbitMQ
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
            let events = try await site.eventLog(atLeast: 5)
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

extension TestSite {
    /// Everything in the event log, as one text.
    fileprivate func eventLog(atLeast count: Int) async throws -> String {
        let channel = RabbitMQ.Channel(to: try broker.administrator, name: "test")
        try await channel.open()
        try await channel.consume(queue: "events.log", prefetch: 100, from: .first)
        var texts: [String] = []
        while texts.count < count {
            for delivery in try await channel.deliveries(limit: 100) {
                texts.append(String(decoding: delivery.body, as: UTF8.self) + delivery.routingKey)
                try await channel.acknowledge(delivery.deliveryTag)
            }
        }
        await channel.close()
        return texts.joined(separator: "\n")
    }
}

extension TestDatabase {
    /// The columns of any table that hold this text, as text or as its bytes.
    func columnsHolding(_ text: String) async throws -> [String] {
        let columns = try await values(
            """
            select table_name || '.' || column_name || '.' || data_type from information_schema.columns
            where table_schema = 'public' order by 1
            """, as: String.self)
        #expect(columns.count > 50)
        var holding: [String] = []
        for column in columns {
            let words = column.split(separator: ".", maxSplits: 2)
            let found =
                words[2] == "bytea"
                ? "position(convert_to('\(text)', 'UTF8') in \(words[1])) > 0" : "\(words[1])::text like '%\(text)%'"
            if try await count(String(words[0]), where: found) > 0 { holding.append(column) }
        }
        return holding
    }
}
