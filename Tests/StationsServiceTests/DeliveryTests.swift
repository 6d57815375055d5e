import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging
@testable import StationsService

/// Each type of message takes effect once, whatever comes twice, together, or in the wrong company.
@Suite(.timeLimit(.minutes(10))) struct DeliveryTests {
    @Test(arguments: MessageCase.allCases) func whatComesOftenCountsOnce(_ type: MessageCase) async throws {
        try await StationsOffice.with { office in
            let sender = type.sender(office)
            func event(_ number: String, _ index: Int, _ code: String) -> CloudEvent {
                office.event(type.rawValue, type.data(number, index, code), by: sender)
            }
            let code = try await type.prepare(office, "ZZ-1", 1)
            let first = event("ZZ-1", 1, code)
            try await office.publish([first], by: sender)
            #expect(try await office.outcome(of: first.id) == type.word)
            let record = try await office.record()
            var again = first
            again.id = UUID().uuidString.lowercased()
            try await office.publish([first, again], by: sender)
            #expect(try await office.outcome(of: again.id) == "repeated")
            #expect(office.outcomes(of: first.id) == [type.word, "duplicate"])
            #expect(try await office.record() == record)
            // Twice in one message, and there for the first time.
            let other = try await type.prepare(office, "ZZ-2", 2)
            let twice = event("ZZ-2", 2, other)
            var more = twice
            more.id = UUID().uuidString.lowercased()
            try await office.publishTogether([twice, again, twice, more], by: sender)
            #expect(try await office.outcome(of: more.id) == "repeated")
            #expect(office.outcomes(of: twice.id) == [type.word, "duplicate"])
            try await eventually("both are answered alike") {
                sender.answers(to: first.id).map(\.type) == sender.answers(to: twice.id).map(\.type)
            }
            #expect(try await office.site.database.count("dead_letter") == 0)
        }
    }

    @Test(arguments: MessageCase.allCases) func poisonCostsOnlyItself(_ type: MessageCase) async throws {
        try await StationsOffice.with { office in
            let sender = type.sender(office)
            let numbers = ["ZZ-1", "POISON", "ZZ-3"]
            var events: [CloudEvent] = []
            for (index, number) in numbers.enumerated() {
                let code = try await type.prepare(office, number, index)
                events.append(office.event(type.rawValue, type.data(number, index, code), by: sender))
            }
            let (table, column) = type.row
            let id = try await office.site.database.value(
                "select id from station where proposal_number = 'POISON'", as: Int.self)
            let value = column == "station_id" ? "\(id ?? 0)" : "'POISON'"
            try await office.site.database.run(
                """
                create function poison() returns trigger language plpgsql as
                    $$ begin raise exception 'poison' using errcode = '22000'; end $$;
                create trigger poison before insert or update on \(table) for each row
                    when (new.\(column) = \(value)) execute function poison();
                """)
            try await office.publishTogether(events, by: sender)
            #expect(try await office.outcome(of: events[0].id) == type.word)
            #expect(try await office.outcome(of: events[2].id) == type.word)
            try await eventually("it is put aside", within: .seconds(30)) {
                try await office.site.database.values("select reason from dead_letter", as: String.self)
                    == ["processing-failed"]
            }
            // Mended, it is sent again by an operator.
            try await office.site.database.run("drop trigger poison on \(table)")
            let letter = try #require(try await office.site.database.value("select id from dead_letter", as: Int.self))
            let retried = try await TestOperator.with(at: office.site) { try await $0.retry([letter]) }
            #expect(retried == ["retrying"])
            try await eventually("it is done", within: .seconds(20)) {
                office.outcomes(of: events[1].id).last == type.word
            }
        }
    }

    @Test func aCrashBetweenCommitAndAcknowledgementHasNoSecondEffect() async throws {
        try await StationsOffice.withIdle { office, processes in
            let preparing = try await office.site.stations()
            let events = try await RunningServices.with(preparing.services) { _ in
                var events: [CloudEvent] = []
                for (index, type) in MessageCase.allCases.enumerated() {
                    let code = try await type.prepare(office, "ZZ-\(index)", index)
                    let data = type.data("ZZ-\(index)", index, code)
                    events.append(office.event(type.rawValue, data, by: type.sender(office)))
                }
                return events
            }
            for (type, event) in zip(MessageCase.allCases, events) {
                try await office.publish([event], by: type.sender(office))
            }
            // What the consumer does, up to the commit; then its connection is gone.
            let consumer = try #require(processes[0].compactMap { $0 as? Consumer }.first)
            let channel = RabbitMQ.Channel(to: try office.site.serviceEndpoint, name: "crash")
            try await channel.open()
            try await channel.consume(queue: "stations", prefetch: 100)
            var taken = 0
            while taken < events.count {
                let arrivals = try await channel.deliveries(limit: 100).map(consumer.reader.read)
                _ = try await consumer.processor.process(arrivals.flatMap(\.items))
                taken += arrivals.count
            }
            await channel.close()
            await consumer.processor.desk.connection.close()
            let record = try await office.record()
            try await RunningServices.with(processes[1]) { _ in
                for event in events {
                    try await eventually("it is seen as a duplicate", within: .seconds(20)) {
                        office.outcomes(of: event.id) == ["duplicate"]
                    }
                }
                try await eventually("the first is answered") {
                    office.union.answers(to: events[0].id).map(\.outcome) == ["registered"]
                }
            }
            #expect(try await office.record() == record)
            #expect(try await office.site.broker.ready(in: "stations") == 0)
        }
    }
}
