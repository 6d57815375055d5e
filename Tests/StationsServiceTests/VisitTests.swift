import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import StationsService

/// A card counts once a day at a station, and nobody can tell afterwards whose it was.
@Suite(.timeLimit(.minutes(5))) struct VisitTests {
    static func visit(_ code: String, _ card: String, at time: Date = Date(timeIntervalSinceNow: -1)) -> JSON {
        ["code": .string(code), "at": .string(RFC3339.string(time)), "card": .string(card)]
    }

    @Test func aCardCountsOnceADayAndStation() async throws {
        try await StationsOffice.with { office in
            let first = try await office.bringToService("ZZ-1", 1)
            let second = try await office.bringToService("ZZ-2", 2)
            let now = Date(timeIntervalSinceNow: -1)
            // Later in the same day, or as late in the day before.
            let yesterday = now.addingTimeInterval(-86_400)
            for (visit, word) in [
                (Self.visit(first, "K-1", at: now), "counted"), (Self.visit(first, "K-1", at: now), "repeated"),
                (Self.visit(first, "K-1", at: now.addingTimeInterval(-0.5)), "repeated"),
                (Self.visit(first, "K-2", at: now), "counted"), (Self.visit(second, "K-1", at: now), "counted"),
                (Self.visit(first, "K-1", at: yesterday), "counted"),
                (Self.visit(first, "K-1", at: yesterday), "repeated"),
            ] {
                #expect(try await office.tell("visited", visit) == word)
            }
            #expect(
                try await office.site.database.values(
                    "select visits from visit_day order by day, station_id", as: Int.self) == [1, 2, 1])
            #expect(
                try await office.site.database.values(
                    "select (select sum(hour) from unnest(by_hour) as hour)::bigint from visit_day order by day, station_id",
                    as: Int.self) == [1, 2, 1])
            // One card, four rows: each digest is of its own day, and within the day of its card.
            #expect(try await office.site.database.values("select count(*) from day_salt", as: Int.self) == [2])
            let digests = try await office.site.database.values("select digest from visit_card", as: Bytes.self)
            #expect(digests.count == 4)
            let days = try await office.site.database.values(
                "select count(distinct digest) from visit_card where station_id = (select min(station_id) from visit_card)",
                as: Int.self)
            #expect(days == [3])
        }
    }

    @Test func twiceInOneBatchAndReordered() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            let now = Date(timeIntervalSinceNow: -1)
            // Two hours of one day, where there are two.
            let events = (0..<30).map {
                office.event("visited", Self.visit(code, "K-\($0 % 10)", at: now.addingTimeInterval(-Double($0) / 100)))
            }
            try await office.publishTogether(events.shuffled())
            for event in events { try await office.outcome(of: event.id) }
            #expect(events.count { office.outcomes(of: $0.id) == ["counted"] } == 10)
            #expect(try await office.visits() == 10)
        }
    }

    @Test func twoReplicasCountACardOnce() async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            let codes = [try await office.bringToService("ZZ-1", 1), try await office.bringToService("ZZ-2", 2)]
            let events = (0..<600).map {
                office.event("visited", Self.visit(codes[$0 % 2], "K-\($0 / 2 % 50)"))
            }.shuffled()
            try await office.publish(events)
            for event in events { try await office.outcome(of: event.id) }
            #expect(events.count { office.outcomes(of: $0.id) == ["counted"] } == 100)
            #expect(try await office.visits() == 100)
            #expect(try await office.site.database.count("visit_card") == 100)
            #expect(try await office.site.database.count("day_salt") == 1)
        }
    }

    @Test func tooLateInTheFutureOrNowhere() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            let early = try await office.answer("visited", Self.visit(code, "K", at: Date(timeIntervalSinceNow: 3_600)))
            #expect(early.reasons == ["date-future"])
            let late = try await office.answer(
                "visited", Self.visit(code, "K", at: Date(timeIntervalSinceNow: -3 * 86_400)))
            #expect(late.reasons == ["visit-too-late"])
            let ahead = Self.visit(code, "K", at: Date(timeIntervalSinceNow: 60))
            #expect(try await office.tell("visited", ahead) == "counted")
            let nowhere = try await office.answer("visited", Self.visit("YZ4301020999902", "K"))
            #expect(nowhere.reasons == ["station-code-check"] || nowhere.reasons == ["station-unknown"])
            let unopened = try await office.bringToCode("ZZ-2", 2)
            #expect(try await office.answer("visited", Self.visit(unopened, "K")).reasons == ["station-unknown"])
            let nameless = try await office.answer("visited", Self.visit(code, ""))
            #expect(
                nameless.reasons == ["field-length"] || nameless.reasons == ["field-missing"], "\(nameless.reasons)")
            #expect(try await office.visits() == 1)
        }
    }

    @Test func theSaltIsDestroyedWithItsCardsAfterTheGrace() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            #expect(try await office.tell("visited", Self.visit(code, "K-1")) == "counted")
            let salts = try await office.site.database.values("select salt from day_salt", as: Bytes.self)
            #expect(salts.map(\.bytes.count) == [32])
            // What was counted by the last day that is closed, and by the first that is not.
            for (days, name) in [(3, "closed"), (1, "open")] {
                let day = StationsOffice.day(-days)
                try await office.site.database.run(
                    """
                    insert into day_salt values ('\(day)', '\\x\(days == 3 ? "aa" : "bb")');
                    insert into visit_card select '\(day)', id, convert_to('\(name)' || n, 'UTF8')
                        from station, generate_series(1, 7) as n;
                    """)
            }
            try await eventually("the old one is gone") {
                try await office.site.database.count("visit_card", where: "day = '\(StationsOffice.day(-3))'") == 0
            }
            #expect(try await office.site.database.count("day_salt") == 2)
            #expect(try await office.site.database.count("visit_card") == 8)
            // The figures stay.
            #expect(try await office.visits() == 1)
        }
    }
}

extension StationsOffice {
    func visits() async throws -> Int? {
        try await site.database.value("select sum(visits)::bigint from visit_day", as: Int.self)
    }
}
