import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Operators list, show, approve, decline and assign stations.
@Suite(.timeLimit(.minutes(5))) struct StationDecisionTests {
    @Test func eachStationHasItsOwnAnswer() async throws {
        try await StationsCounter.with { counter in
            try await counter.propose(0..<6)
            try await counter.checkSites(0..<5)
            let all = (0..<6).map { JSON.string(counter.name($0)) }
            #expect(
                try await counter.results(
                    "stations.approve", ["stations": .array([all[0], all[5], "nobody/X-1", all[0]])])
                    == ["approved", "station-state", "station-unknown", "approved"])
            #expect(try await counter.results("stations.approve", ["stations": [all[0]]]) == ["unchanged"])
            // Who asked is told once, and only of what has changed.
            let told = try await find("the approval is announced") {
                counter.department.events.first {
                    $0.type == "station.changed.v1" && $0.data["state"]?.string == "approved"
                }
            }
            #expect(told.subject == counter.name(0))

            let because: JSON = ["stations": .array([all[1], all[5], all[0]]), "remarks": ["200 米内已有驿站"]]
            #expect(
                try await counter.results("stations.decline", because) == ["declined", "declined", "station-state"])
            let rejected = try await find("the declined are announced") {
                let events = counter.department.events.filter { $0.type == "station.rejected.v1" }
                return events.count == 2 ? events : nil
            }
            #expect(Set(rejected.compactMap(\.subject)) == [counter.name(1), counter.name(5)])
            #expect(rejected.allSatisfy { $0.data["remarks"]?.array == ["200 米内已有驿站"] })
            #expect(!counter.department.events.contains { $0.subject == "nobody/X-1" })
            let audited = try await counter.site.database.values(
                "select actor || ' ' || action from audit_log where action in ('station.approved', 'station.closed')"
                    + " order by id", as: String.self)
            #expect(
                audited
                    == ["station.approved", "station.closed", "station.closed"].map {
                        "/operators/\(counter.person.name) \($0)"
                    })
        }
    }

    @Test func whatCannotBeDecidedIsRefusedAsAWhole() async throws {
        try await StationsCounter.with { counter in
            let one: JSON = ["stations": [.string(counter.name(1))]]
            #expect(try await counter.refusal("stations.approve", one) == "why-missing reason")
            #expect(try await counter.refusal("stations.approve", [:], why: "x") == "request-malformed stations")
            for (name, code) in [
                ("YZ4301020000199", "station-code-check"), ("YZ43", "station-code-format"),
                ("Union/1", "department-name-invalid"), ("union-a/", "proposal-number-format"),
            ] {
                #expect(
                    try await counter.refusal("stations.approve", ["stations": [.string(name)]], why: "x")
                        == "\(code) stations[0]")
            }
            #expect(try await counter.refusal("stations.decline", one, why: "x") == "field-missing remarks")
            #expect(
                try await counter.refusal(
                    "stations.decline", one.setting("remarks", to: ["请电 1380000 1234"]), why: "x")
                    == "identifier-personal remarks[0]")
            let many = JSON.array((0...500).map { .string(counter.name($0)) })
            #expect(
                try await counter.refusal("stations.approve", ["stations": many], why: "x")
                    == "request-malformed stations")
            #expect(
                try await counter.refusal("stations.assign", one.setting("union", to: "HN-430102-9999"), why: "x")
                    == "union-unknown union")
            try await counter.announce("HN-430102-0009", isOpen: false)
            #expect(
                try await counter.refusal("stations.assign", one.setting("union", to: "HN-430102-0009"), why: "x")
                    == "union-closed union")
        }
    }

    @Test func stationsThatLostTheirUnionAreFoundAndGivenToAnother() async throws {
        try await StationsCounter.with { counter in
            try await counter.propose(0..<3)
            try await counter.announce("HN-430102-0002")
            // As the news of the union's end leaves them.
            try await counter.site.database.run(
                "update station set union_lost_at = now() - interval '40 days' where proposal_number <> 'ZD-0002'")
            let lost = try await counter.ask("stations.list", ["unionLost": true])["stations"]?.array ?? []
            #expect(lost.compactMap { $0["proposalNumber"]?.string } == ["ZD-0000", "ZD-0001"])
            #expect(
                lost.allSatisfy { $0["unionLostAt"]?.string != nil && $0["union"]?.string == StationsCounter.union })
            #expect(try await counter.waiting("reassign") == [2, 2])
            let order: JSON = [
                "stations": .array((0..<3).map { .string(counter.name($0)) }), "union": "HN-430102-0002",
            ]
            #expect(try await counter.results("stations.assign", order) == ["assigned", "assigned", "assigned"])
            #expect(try await counter.results("stations.assign", order) == ["unchanged", "unchanged", "unchanged"])
            #expect(try await counter.site.database.count("station", where: "union_lost_at is not null") == 0)
            #expect(try await counter.waiting("reassign") == [0, 0])
            try await eventually("the department hears it") {
                counter.department.events.filter {
                    $0.type == "station.changed.v1" && $0.data["union"]?.string == "HN-430102-0002"
                }.count == 3
            }
        }
    }

    @Test func listsGoOnWhereThePageEnded() async throws {
        try await StationsCounter.with { counter in
            try await counter.propose(0..<7)
            try await counter.propose(7..<12, division: "430103")
            try await counter.propose(12..<14, division: "430203")
            try await counter.checkSites(3..<9)
            func numbers(_ filter: JSON, limit: Int64) async throws -> [Int] {
                var found: [Int] = []
                var arguments = filter.setting("limit", to: .integer(limit))
                while true {
                    let page = try await counter.ask("stations.list", arguments)
                    found += (page["stations"]?.array ?? []).compactMap {
                        $0["proposalNumber"]?.string.flatMap { Int($0.dropFirst(3)) }
                    }
                    guard let next = page["next"] else { return found }
                    arguments = arguments.setting("after", to: next)
                }
            }
            for limit in [1, 4, 500] as [Int64] {
                #expect(try await numbers([:], limit: limit) == Array(0..<14))
                #expect(try await numbers(["waiting": true], limit: limit) == Array(3..<9))
                #expect(try await numbers(["place": "430100"], limit: limit) == Array(0..<12))
                #expect(try await numbers(["place": "430103", "state": "proposed"], limit: limit) == [9, 10, 11])
                #expect(try await numbers(["union": .string(StationsCounter.union)], limit: limit) == Array(0..<7))
                #expect(
                    try await numbers(["kind": "drivers-home", "place": "430000"], limit: limit)
                        == [1, 3, 5, 7, 9, 11, 13])
            }
            #expect(try await counter.refusal("stations.list", ["state": "open"]) == "value-unknown state")
            #expect(try await counter.refusal("stations.list", ["after": "x"]) == "request-malformed after")
            #expect(try await counter.waiting("approvals") == [6, 0])
            try await counter.site.database.run(
                "update station set since = now() - interval '15 days' where proposal_number in ('ZD-0003', 'ZD-0004')")
            #expect(try await counter.waiting("approvals") == [6, 2])
        }
    }

    @Test func theContactIsOpenedWithAReasonAlone() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<1)
            let code = try await counter.code(0)
            let masked = try await counter.ask("stations.show", ["code": .string(code)])
            #expect(masked["hasContact"] == true && masked["contact"] == nil)
            #expect(!masked.text.contains("13800001234") && !masked.text.contains("张小明"))
            #expect(masked["record"]?["plate"]?.string == "P-0" && masked["station"]?["code"]?.string == code)
            #expect(
                try await counter.refusal("stations.show", ["code": .string(code), "contact": true])
                    == "why-missing reason")
            #expect(try await counter.site.database.count("audit_log", where: "action = 'station.contact-seen'") == 0)
            let name: JSON = [
                "department": .string(counter.department.name), "proposalNumber": "ZD-0000", "contact": true,
            ]
            let shown = try await counter.ask("stations.show", name, why: "the tap drips")
            #expect(shown["contact"] == ["name": "张小明", "phone": "13800001234"])
            let audited = try await counter.site.database.values(
                "select subject || ' ' || after from audit_log where action = 'station.contact-seen'", as: String.self)
            #expect(audited == ["\(counter.name(0)) {\"why\":\"the tap drips\"}"])
            // Personal data is kept with no answer.
            #expect(try await counter.site.database.columnsHolding("13800001234") == [])
            let county = try #require(DivisionCode(StationsCounter.county))
            let unused = try #require(StationCode(division: county, serial: 999))
            #expect(try await counter.refusal("stations.show", ["code": .string(unused.text)]) == "station-unknown")
            #expect(try await counter.refusal("stations.show", [:]) == "station-reference-missing")
        }
    }

    @Test func theStoryOfAStationIsToldByEachOfItsNames() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<2)
            let code = try await counter.code(0)
            for id in [code, counter.name(0), "ZD-0000"] {
                let steps = try await counter.ask("trace", ["id": .string(id)])["steps"]?.array ?? []
                let states = steps.filter { $0["step"]?.string == "station" }.compactMap { $0["state"]?.string }
                #expect(states == ["proposed", "site-checked", "approved", "coded", "operating"])
                #expect(!steps.contains { $0["subject"]?.string == counter.name(1) })
                #expect(steps.contains { $0["step"]?.string == "received" })
            }
            let proposal = try #require(
                counter.department.events.first { $0.type == "station.registered.v1" && $0.subject == counter.name(0) })
            let event = try #require(proposal.causationID)
            let steps = try await counter.ask("trace", ["id": .string(event)])["steps"]?.array ?? []
            #expect(steps.contains { $0["state"]?.string == "operating" && $0["subject"]?.string == counter.name(0) })
        }
    }
}

extension StationsCounter {
    /// How much of that kind waits, and how much too long.
    func waiting(_ kind: String) async throws -> [Int64] {
        let figures = try await ask("status")["waiting"]?.array ?? []
        let figure = try #require(figures.first { $0["kind"]?.string == kind })
        return ["waiting", "overdue"].compactMap { figure[$0]?.integer }
    }
}
