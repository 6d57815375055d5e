import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Map providers are appointed and dismissed; what follows for thousands of stations is done slice by slice.
@Suite(.timeLimit(.minutes(5))) struct ProviderTests {
    private func appointment(_ counter: StationsCounter, places: JSON = ["430000"], crs: String = "GCJ-02") -> JSON {
        ["department": .string(counter.map.name), "name": "高德地图", "crs": .string(crs), "places": places]
    }

    @Test func whatOperatesIsSubmittedAndTakenDownAgain() async throws {
        try await StationsCounter.with { counter in
            // More than two slices, and some that are not to be shown.
            try await counter.open(0..<450)
            try await counter.propose(450..<460)
            try await counter.registerMapKey()
            let provider = try await counter.ask(
                "stations.providers.appoint", appointment(counter), why: "agreed")
            #expect(provider["keyId"]?.string == (try counter.recipient.key.id) && provider["dismissed"] == false)
            try await counter.reach(["submitted": 450])
            try await eventually("each is asked for once", within: .seconds(30)) {
                try counter.asked("listing-asked").count >= 450
            }
            #expect(Set(try counter.asked("listing-asked").compactMap { $0["code"]?.string }).count == 450)
            #expect(try counter.asked("listing-asked").count == 450)
            // The same again asks nothing twice.
            _ = try await counter.ask("stations.providers.appoint", appointment(counter), why: "again")
            try await counter.walked()
            #expect(try await counter.site.database.count("listing", where: "asks > 1") == 0)

            let first = try await counter.code(0)
            try await counter.send(
                "listing-confirmed",
                [["code": .string(first), "request": 1, "outcome": "online", "poi": "B01"]], by: counter.map)
            try await counter.reach(["submitted": 449, "online": 1])
            #expect(
                try await counter.refusal(
                    "stations.providers.appoint", appointment(counter, crs: "BD-09"), why: "another system")
                    == "provider-system crs")

            let dismissed = try await counter.ask(
                "stations.providers.dismiss", ["department": .string(counter.map.name)], why: "ended")
            #expect(dismissed["dismissed"] == true)
            try await counter.reach(["takedown-pending": 450])
            let down = try await find("the first is to be taken down", within: .seconds(30)) {
                try counter.asked("takedown-asked").first { $0["code"]?.string == first }
            }
            #expect(down["poi"]?.string == "B01" && down["reason"]?.string == "not-appointed" && down["request"] == 2)
            // The stations operate on.
            #expect(try await counter.site.database.count("station", where: "state = 'operating'") == 450)
            let actions = try await counter.site.database.values(
                "select action from audit_log where subject = '\(counter.map.name)' order by id", as: String.self)
            #expect(
                actions == [
                    "stations.provider-appointed", "stations.provider-appointed", "stations.provider-dismissed",
                ])
        }
    }

    @Test func otherPlacesAreTakenDownAndSubmitted() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<3)
            try await counter.open(3..<5, division: "430203")
            // Without a key it is on record what it must be asked, and it is asked when it has one.
            let provider = try await counter.ask(
                "stations.providers.appoint", appointment(counter, places: ["430100"]), why: "Changsha")
            #expect(provider["keyId"] == .null || provider["keyId"] == nil)
            try await counter.reach(["submitted": 3])
            _ = try await counter.ask(
                "stations.providers.appoint", appointment(counter, places: ["430200"]), why: "Zhuzhou")
            try await counter.reach(["submitted": 2, "takedown-pending": 3])
            #expect(counter.map.events.isEmpty)
            try await counter.registerMapKey()
            try await counter.site.database.run("update listing set due_at = now()")
            try await eventually("they are asked, now that there is a key", within: .seconds(20)) {
                try counter.asked("takedown-asked").count == 3 && counter.asked("listing-asked").count == 2
            }
        }
    }

    @Test func whatIsNotAnsweredIsListedTakedownsFirst() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<6)
            _ = try await counter.ask("stations.providers.appoint", appointment(counter), why: "agreed")
            try await counter.reach(["submitted": 6])
            let today = CivilDate(inChinaAt: Date()).description
            for number in [4, 5] {
                let code = try await counter.code(number)
                try await counter.send(
                    "suspended", [["code": .string(code), "reason": "weather", "from": .string(today)]])
            }
            try await counter.reach(["submitted": 4, "takedown-pending": 2])
            var codes: [String] = []
            var states: [String] = []
            var arguments: JSON = ["limit": 1]
            while true {
                let page = try await counter.ask("stations.listings", arguments)
                #expect((page["providers"] == nil) == (arguments["after"] != nil))
                for listing in page["listings"]?.array ?? [] {
                    codes.append(listing["code"]?.string ?? "")
                    states.append(listing["state"]?.string ?? "")
                }
                guard let next = page["next"] else { break }
                arguments = arguments.setting("after", to: next)
            }
            #expect(states == ["takedown-pending", "takedown-pending"] + Array(repeating: "submitted", count: 4))
            #expect(Set(codes).count == 6)
            let pending = try await counter.ask("stations.listings", ["pending": true])
            #expect(pending["listings"]?.array?.count == 2)
            #expect(pending["providers"]?.array?.first?["counts"]?["submitted"] == 4)
            #expect(try await counter.waiting("takedowns") == [2, 0])
            // As long as the first wait, and nobody has answered.
            #expect(try await counter.ask("stations.patience.list") == ["firstSeconds": 3600, "longestSeconds": 86400])
            try await counter.site.database.run("update listing set asked_at = now() - interval '30 minutes'")
            #expect(try await counter.waiting("takedowns") == [2, 0])
            _ = try await counter.ask(
                "stations.patience.set", ["firstSeconds": 600, "longestSeconds": 7200], why: "sooner")
            #expect(try await counter.waiting("takedowns") == [2, 2])
            #expect(try await counter.waiting("listings") == [4, 4])
            for (first, longest, field) in [(0, 60, "firstSeconds"), (600, 300, "longestSeconds")]
                as [(Int64, Int64, String)]
            {
                #expect(
                    try await counter.refusal(
                        "stations.patience.set",
                        ["firstSeconds": .integer(first), "longestSeconds": .integer(longest)], why: "x")
                        == "value-unknown \(field)")
            }
        }
    }

    @Test func whoCannotBeAppointedIsRefused() async throws {
        try await StationsCounter.with { counter in
            let good = appointment(counter)
            #expect(try await counter.refusal("stations.providers.appoint", good) == "why-missing reason")
            let wrong: [(key: String, value: String, refusal: String)] = [
                ("department", "nobody-here", "department-unknown department"), ("crs", "WGS", "crs-unknown crs"),
                ("name", " ", "field-missing name"), ("places", "430100", "request-malformed places"),
            ]
            for (key, value, refusal) in wrong {
                #expect(
                    try await counter.refusal(
                        "stations.providers.appoint", good.setting(key, to: .string(value)), why: "x") == refusal)
            }
            #expect(
                try await counter.refusal(
                    "stations.providers.appoint", good.setting("places", to: ["439999"]), why: "x")
                    == "division-unknown places")
            #expect(
                try await counter.refusal(
                    "stations.providers.dismiss", ["department": .string(counter.map.name)], why: "x")
                    == "provider-not-appointed department")
            let listed = try await counter.ask("stations.providers.list")
            #expect(listed["providers"]?.array?.isEmpty == true)
        }
    }
}

extension StationsCounter {
    /// So many listings stand so, and no others.
    func reach(_ expected: [String: Int]) async throws {
        try await eventually("listings are \(expected)", within: .seconds(60)) {
            for state in ["submitted", "online", "stale", "takedown-pending", "offline"]
            where try await site.database.count("listing", where: "state = '\(state)'") != expected[state, default: 0] {
                return false
            }
            return true
        }
    }

    /// No walk is under way.
    func walked() async throws {
        try await eventually("walks have ended", within: .seconds(60)) {
            try await site.database.count("station_walk", where: "due_at <= now()") == 0
        }
    }
}
