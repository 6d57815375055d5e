import Contracts
import Foundation
import Postgres
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// A dead letter that the table does not take must not stall anybody, and must not be lost.
@Suite(.timeLimit(.minutes(5))) struct UnstorableTests {
    @Test func aLetterThatCannotBeStoredAsItIsKeepsItsContent() async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await site.database.run("alter table dead_letter add constraint cursed check (event_id <> 'cursed')")
            var event = department.event(.item(1), id: "cursed")
            event.type = "enrollment.dreamed.v1"
            try await department.publish([event])
            _ = try await department.answer(to: try await department.publish(.item(2)))
            try await eventually("put aside") { try await site.reasons() == ["event-type-unknown"] }
            let kept = "fingerprint like '%23514%' and event_id like 'content-%' and sealed_message is not null"
            #expect(try await site.database.count("dead_letter", where: kept) == 1)
        }
    }

    @Test func oneThatTheTableRefusesWhollyWaitsWithTheBroker() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.recorder()
            let (later, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await site.database.run("alter table dead_letter add constraint none check (false) not valid")
                try await RunningServices.with(services) { _ in
                    let poison = department.event(["poison": "throw"], id: "poison-1")
                    try await department.publish([department.message(Array("no json".utf8))])
                    try await department.publish([poison])
                    // Neither the messages nor the requests behind them wait.
                    _ = try await department.answer(to: try await department.publish(.item(1)))
                    try await eventually("the broker keeps both", within: .seconds(30)) {
                        log.lines.count { $0["message"]?.string?.contains("the broker keeps it") == true } >= 2
                    }
                    try await TestOperator.with(at: site) { person in
                        let status = try await person.ask("status")
                        #expect(status["ok"]?.bool == true)
                    }
                }
                try await site.database.run("alter table dead_letter drop constraint none")
                try await RunningServices.with(later) { _ in
                    try await eventually("both are in the table") { try await site.reasons().count == 2 }
                    #expect(try await site.database.count("dead_letter", where: "event_id = 'poison-1'") == 1)
                    #expect(
                        try await site.database.count(
                            "dead_letter", where: "department = '\(department.name)'") == 2)
                }
            }
        }
    }
}
