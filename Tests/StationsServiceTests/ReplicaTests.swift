import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Two processes with messages about one station in hand.
@Suite(.timeLimit(.minutes(10))) struct ReplicaTests {
    @Test(arguments: MessageCase.allCases) func oneOfManyTakesEffect(_ type: MessageCase) async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            let sender = type.sender(office)
            for round in 0..<5 {
                let code = try await type.prepare(office, "ZZ-\(round)", round)
                let data = type.data("ZZ-\(round)", round, code)
                let events = (0..<6).map { _ in office.event(type.rawValue, data, by: sender) }
                try await office.publish(events, by: sender)
                var words: [String] = []
                for event in events { words.append(try await office.outcome(of: event.id)) }
                // Whoever is later by the sender's clock and came first has overtaken the others.
                let effective = words.filter { $0 != "repeated" && $0 != "overtaken" }
                #expect(effective == [type.word], "\(words)")
            }
            #expect(try await office.site.database.count("dead_letter") == 0)
        }
    }

    @Test func oneContentUnderANumber() async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            for round in 0..<15 {
                let events = (0..<6).map {
                    office.event("proposed", StationsOffice.proposal("ZZ-\(round)", round * 6 + $0))
                }
                try await office.publish(events)
                var registered = 0
                for event in events {
                    let answer = try await office.union.answer(to: event.id)
                    if answer.outcome == "registered" {
                        registered += 1
                    } else {
                        #expect(answer.reasons == ["proposal-number-reused"])
                    }
                }
                #expect(registered == 1)
            }
            #expect(try await office.site.database.count("station") == 15)
            #expect(try await office.site.database.count("station", where: "version <> 1") == 0)
            #expect(try await office.site.database.count("audit_log", where: "action = 'station.proposed'") == 15)
        }
    }

    @Test func noChangeIsLost() async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            let code = try await office.bringOnline("ZZ-1", 1)
            let start = Date(timeIntervalSinceNow: -300)
            var events: [CloudEvent] = []
            for step in 1...60 {
                let time = start.addingTimeInterval(Double(step))
                for changes: JSON in [
                    ["name": .string("名\(step)")], ["areaM2": .integer(Int64(step))],
                    ["capacity": .integer(Int64(step))],
                ] {
                    events.append(office.event("changed", changes.setting("code", to: .string(code)), at: time))
                }
            }
            try await office.publish(events.shuffled())
            for event in events { try await office.outcome(of: event.id) }
            #expect(
                try await office.site.database.values(
                    "select name || '/' || area_m2 || '/' || capacity from station", as: String.self) == ["名60/60/60"])
            // Each new name is a new version, of which the last is asked for.
            let version = try #require(
                try await office.site.database.value("select version from station", as: Int.self))
            #expect(
                try await office.site.database.values("select ask_version from listing", as: Int.self) == [version])
            #expect(try await office.site.database.values("select asks from listing", as: Int.self) == [version])
        }
    }

    @Test func codesAreDrawnOnce() async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            let numbers = (0..<300).map { "ZZ-\($0)" }
            try await office.publishTogether(
                numbers.indices.map { office.event("proposed", StationsOffice.proposal(numbers[$0], $0)) })
            try await office.stand(300, "proposed")
            try await office.publishTogether(
                numbers.map { office.event("site-checked", StationsOffice.siteCheck($0)) })
            try await office.stand(300, "approved")
            // One by one, so that both processes have some in hand at any time.
            try await office.publish(numbers.map { office.event("accepted", StationsOffice.acceptance($0)) })
            try await office.stand(300, "coded")
            let codes = try await office.site.database.values("select code from station", as: String.self)
            #expect(Set(codes).count == 300)
            #expect(codes.compactMap { StationCode($0)?.serial }.sorted() == Array(1...300))
            #expect(try await office.site.database.values("select last from station_serial", as: Int.self) == [300])
            let shares = office.logs.map { log in log.lines.count { $0["outcome"]?.string == "coded" } }
            #expect(shares.allSatisfy { $0 > 0 }, "\(shares)")
        }
    }
}

extension StationsOffice {
    /// So many stations have come to that state.
    func stand(_ count: Int, _ state: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await eventually("\(count) are \(state)", within: .seconds(60), sourceLocation: sourceLocation) {
            try await site.database.count("station", where: "state = '\(state)'") == count
        }
    }
}
