import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import StationsService

/// What becomes of a proposal, of the same again, and of another under its number.
@Suite(.timeLimit(.minutes(5))) struct ProposalTests {
    @Test func itRegistersAndIsAnnounced() async throws {
        try await StationsOffice.with { office in
            try await office.site.broker.declareQueue("furong")
            try await office.site.broker.bind("furong", to: "events", "station.#")
            let id = try await office.send("proposed", StationsOffice.proposal("ZZ-1", 1))
            let event = try await office.union.answer(to: id)
            #expect(event.outcome == "registered")
            #expect(event.subject == "\(office.union.name)/ZZ-1")
            #expect(event.source == "/services/stations")
            #expect(event.correlationID == id)
            #expect(event.data["state"]?.string == "proposed")
            #expect(event.data["division"]?.string == "430102")
            #expect(event.data["union"]?.string == StationsOffice.union)
            #expect(event.data["point"]?["crs"]?.string == "GCJ-02")
            #expect(event.warnings == [])
            let channel = RabbitMQ.Channel(to: try office.site.broker.administrator, name: "test")
            try await channel.open()
            try await channel.consume(queue: "furong", prefetch: 10)
            let delivery = try #require(try await channel.deliveries(limit: 10).first)
            #expect(delivery.routingKey == "station.registered.v1.43.01.02.\(office.union.name)")
            #expect(delivery.properties.userID == office.site.user.name)
            await channel.close()
            #expect(try await office.site.database.count("audit_log", where: "action = 'station.proposed'") == 1)
            #expect(office.outcomes(of: id) == ["proposed"])
        }
    }

    @Test func theSameAgainChangesNothingAndAnotherIsRefused() async throws {
        try await StationsOffice.with { office in
            let proposal = StationsOffice.proposal("ZZ-1", 1)
            #expect(try await office.answer("proposed", proposal).data["repeated"]?.bool == nil)
            let again = try await office.answer("proposed", proposal)
            #expect(again.outcome == "registered")
            #expect(again.data["repeated"]?.bool == true)
            let other = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 7))
            #expect(other.reasons == ["proposal-number-reused"])
            #expect(try await office.site.database.values("select name from station", as: String.self) == ["芙蓉第1驿站"])
            // The inbox forgets after some days; the number is known for ever.
            try await office.site.database.run("truncate inbox")
            let late = try await office.answer("proposed", proposal)
            #expect(late.data["repeated"]?.bool == true)
            #expect(try await office.site.database.count("station") == 1)
            #expect(try await office.site.database.count("audit_log", where: "action = 'station.proposed'") == 1)
        }
    }

    @Test func allReasonsComeAtOnceAndItReturnsCorrected() async throws {
        try await StationsOffice.with { office in
            let wrong = StationsOffice.proposal(
                "ZZ-1", 1, ["point": ["lon": 28.1, "lat": 112.9, "crs": "WGS-84"], "name": "", "kind": "castle"])
            let refused = try await office.answer("proposed", wrong)
            #expect(refused.outcome == "rejected")
            #expect(Set(refused.reasons).isSuperset(of: ["point-swapped", "value-unknown"]))
            #expect(refused.reasons.count == 3)
            #expect(refused.subject == "\(office.union.name)/ZZ-1")
            let texts = refused.data["reasons"]?.array?.first?["message"]
            #expect(texts?["zh"]?.string?.isEmpty == false)
            #expect(texts?["en"]?.string?.isEmpty == false)
            #expect(try await office.site.database.count("station") == 0)
            let corrected = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            #expect(corrected.outcome == "registered")
            #expect(corrected.data["repeated"]?.bool == nil)
        }
    }

    @Test func refusedAndCorrectedInOneBatch() async throws {
        try await StationsOffice.with { office in
            let wrong = office.event("proposed", StationsOffice.proposal("ZZ-1", 1, ["point": .null]))
            let right = office.event("proposed", StationsOffice.proposal("ZZ-1", 1))
            let again = office.event("proposed", StationsOffice.proposal("ZZ-1", 1))
            try await office.publishTogether([wrong, right, again])
            #expect(try await office.union.answer(to: wrong.id).reasons == ["point-missing"])
            #expect(try await office.union.answer(to: right.id).outcome == "registered")
            #expect(try await office.union.answer(to: again.id).data["repeated"]?.bool == true)
            #expect(try await office.site.database.count("station") == 1)
        }
    }

    @Test func aDepartmentActsInItsPlacesOnly() async throws {
        try await StationsOffice.with { office in
            try await TestDepartment.with(at: office.site.broker, types: "^station\\..+$") { zhuzhou in
                try await office.register(zhuzhou.name, places: ["430200"])
                let outside = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1), by: zhuzhou)
                #expect(outside.reasons == ["out-of-scope"])
                let code = try await office.bringToService("ZZ-2", 2)
                let steps: [(String, JSON)] = [
                    ("changed", ["code": .string(code), "name": "别名"]), ("suspended", StationsOffice.suspension(code)),
                    ("inspected", StationsOffice.inspection(code)),
                    ("closed", ["code": .string(code), "reason": "moved", "on": StationsOffice.today.json]),
                    ("visited", ["code": .string(code), "at": .string(RFC3339.string(Date())), "card": "1"]),
                    (
                        "service-held",
                        [
                            "code": .string(code), "reference": "PF-1", "on": StationsOffice.today.json,
                            "theme": "recruitment",
                        ]
                    ),
                ]
                for (type, data) in steps {
                    #expect(try await office.answer(type, data, by: zhuzhou).reasons == ["out-of-scope"], "\(type)")
                }
                // Another's number is none of its own.
                let foreign = try await office.answer("site-checked", StationsOffice.siteCheck("ZZ-2"), by: zhuzhou)
                #expect(foreign.reasons == ["station-unknown"])
                #expect(try await office.state("ZZ-2") == "operating")
                #expect(try await office.site.database.count("station", where: "name = '别名'") == 0)
            }
        }
    }
}
