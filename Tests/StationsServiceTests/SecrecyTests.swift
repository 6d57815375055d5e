import Contracts
import Foundation
import Postgres
import ServiceKit
import TestSupport
import Testing

@testable import StationsService

/// Plain, a card and a contact exist only in the message on its way in.
@Suite(.timeLimit(.minutes(5))) struct SecrecyTests {
    @Test func noCardAndNoContactStandAnywhere() async throws {
        try await StationsOffice.with { office in
            let secrets = [
                "欧阳测试甲", "13912345678", "诸葛测试乙", "13987654321", "KARTE-7781-2290", "KARTE-9941-0017", "KARTE-0000-0001",
            ]
            let contact: JSON = ["name": .string(secrets[0]), "phone": .string(secrets[1])]
            let refused = StationsOffice.proposal("ZZ-9", 9, ["contact": contact, "point": .null])
            #expect(try await office.answer("proposed", refused).outcome == "rejected")
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1, ["contact": contact]))
            _ = try await office.answer("site-checked", StationsOffice.siteCheck("ZZ-1"))
            let code = try #require(
                try await office.answer("accepted", StationsOffice.acceptance("ZZ-1")).data["code"]?.string)
            _ = try await office.answer("changed", StationsOffice.opening("ZZ-1"))
            let next: JSON = ["name": .string(secrets[2]), "phone": .string(secrets[3])]
            _ = try await office.answer("changed", ["code": .string(code), "contact": next])
            _ = try await office.ask("listing-asked", of: code)
            #expect(try await office.tell("visited", VisitTests.visit(code, secrets[4])) == "counted")
            _ = try await office.answer(
                "visited", VisitTests.visit(code, secrets[5], at: Date(timeIntervalSinceNow: -10 * 86_400)))
            // A dead letter with a card in it, and one with a contact.
            for data in [VisitTests.visit(code, secrets[6]), ["code": .string(code), "contact": contact]] {
                var unreadable = office.union.message(
                    office.event("visited", data).structured.serialized(), routingKey: "station.visited.v1")
                unreadable.properties.contentType = "text/plain"
                try await office.union.publish([unreadable])
            }
            try await eventually("put aside") { try await office.site.database.count("dead_letter") == 2 }
            try await eventually("all is published") { try await office.site.database.count("outbox") == 0 }

            for secret in secrets {
                #expect(try await office.site.database.columnsHolding(secret) == [], "\(secret)")
                for log in office.logs { #expect(!log.text.contains(secret)) }
            }
            let events = try await office.site.eventLog()
                .map { String(decoding: $0.body, as: UTF8.self) + $0.routingKey }.joined(separator: "\n")
            #expect(events.contains("station.opened.v1"))
            for secret in secrets { #expect(!events.contains(secret)) }
            let asked = office.map.events.map(\.structured.text).joined()
            for secret in secrets { #expect(!asked.contains(secret)) }
        }
    }

    @Test func theContactOpensWithTheKeys() async throws {
        try await StationsOffice.with { office in
            let contact: JSON = ["name": "欧阳测试甲", "phone": "13912345678"]
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1, ["contact": contact]))
            let keys = try office.site.environment().environment.configuration.keys
            let id = try #require(
                try await office.site.database.value("select person_id from station_contact", as: UUID.self))
            func column(_ name: String) async throws -> [UInt8] {
                try #require(
                    try await office.site.database.value("select \(name) from station_contact", as: Bytes.self)
                ).bytes
            }
            let key = try PersonKey(wrapped: try await column("key"), for: id, keys: keys)
            #expect(try key.open(try await column("name"), field: "name") == "欧阳测试甲")
            #expect(try key.open(try await column("phone"), field: "phone") == "13912345678")
        }
    }
}
