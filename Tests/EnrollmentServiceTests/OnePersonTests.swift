import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import EnrollmentService

/// One person, one membership, whatever the spelling and however many ask at once.
@Suite(.timeLimit(.minutes(5))) struct OnePersonTests {
    @Test func everySpellingIsTheSamePerson() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            // 15 digits stand for 19xx and have no check character; X may be small; full-width and spaces happen.
            var applicant = Applicant(1)
            applicant.number = Applicant.residentNumber(area: "430104", born: 19_850_512, sequence: 12)
            while !applicant.number.hasSuffix("X") {
                let sequence = Int(applicant.number.dropFirst(14).prefix(3))! + 1
                applicant.number = Applicant.residentNumber(area: "430104", born: 19_850_512, sequence: sequence)
            }
            let number = applicant.number
            let fullWidth = String(
                String.UnicodeScalarView(number.unicodeScalars.map { UnicodeScalar($0.value + 0xFEE0)! }))
            let spellings = [
                number, number.lowercased(), fullWidth,
                "\(number.prefix(6)) \(number.dropFirst(6).prefix(8)) \(number.suffix(4))",
                String(number.prefix(6) + number.dropFirst(8).prefix(9)),
            ]
            var outcomes: [String] = []
            for (index, spelling) in spellings.enumerated() {
                applicant.number = spelling
                let outcome = try await department.apply(applicant.application("RH-\(index)", union: TestSite.riders))
                outcomes.append(outcome.outcome + (outcome.data["existing"]?.bool == true ? " existing" : ""))
            }
            #expect(outcomes == ["accepted"] + Array(repeating: "accepted existing", count: 4))
            #expect(try await site.database.count("person") == 1)
            #expect(try await site.database.count("membership") == 1)
        }
    }

    @Test func twoRequestsInOneBatch() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let events = (0..<40).map { department.event(Applicant($0 / 2).application("RH-\($0)")) }
            try await department.publish([
                department.message(
                    JSON.array(events.map(\.structured)).serialized(),
                    contentType: "application/cloudevents-batch+json")
            ])
            for event in events { _ = try await department.answer(to: event.id) }
            #expect(try await site.database.count("membership") == 20)
            #expect(try await site.database.count("person") == 20)
            for index in 0..<20 {
                #expect(department.answers(to: events[2 * index].id).first?.data["existing"]?.bool != true)
                #expect(department.answers(to: events[2 * index + 1].id).first?.data["existing"]?.bool == true)
            }
        }
    }

    @Test func twoProcessesAtOnce() async throws {
        try await TestSite.with("enrollment") { site in
            let (first, firstLog) = try await site.enrollment()
            let (second, secondLog) = try await site.enrollment()
            try await TestDepartment.with(at: site.broker) { one in
                try await TestDepartment.with(at: site.broker) { other in
                    try await RunningServices.with(first) { _ in
                        try await RunningServices.with(second) { _ in
                            try await site.register(one.name)
                            try await site.register(other.name)
                            try await site.eventuallyConsumers(2)
                            let people = 0..<400
                            let ours = people.map { one.event(Applicant($0).application("RH-\($0)")) }
                            let theirs = people.map { other.event(Applicant($0).application("RH-\($0)")) }
                            // Small pieces, so that both processes always have some of the same people in hand.
                            async let a: Void = {
                                for start in stride(from: 0, to: 400, by: 10) {
                                    try await one.publish(Array(ours[start..<(start + 10)]))
                                }
                            }()
                            async let b: Void = {
                                for start in stride(from: 0, to: 400, by: 10) {
                                    try await other.publish(Array(theirs[start..<(start + 10)]))
                                }
                            }()
                            try await a
                            try await b
                            try await eventually("all are answered", within: .seconds(40)) {
                                ours.allSatisfy { !one.answers(to: $0.id).isEmpty }
                                    && theirs.allSatisfy { !other.answers(to: $0.id).isEmpty }
                            }
                            for (mine, yours) in zip(ours, theirs) {
                                let outcomes = [one.answers(to: mine.id), other.answers(to: yours.id)]
                                #expect(outcomes.map(\.count) == [1, 1])
                                #expect(outcomes.count { $0.first?.data["existing"]?.bool == true } == 1)
                            }
                        }
                    }
                }
            }
            #expect(try await site.database.count("membership") == 400)
            #expect(try await site.database.count("person") == 400)
            #expect(try await site.database.count("application") == 800)
            #expect(try await site.database.count("dead_letter") == 0)
            for log in [firstLog, secondLog] {
                #expect(log.lines.contains { $0["outcome"]?.string == "accepted" }, "both have had work")
            }
        }
    }
}

extension TestSite {
    func eventuallyConsumers(_ count: Int) async throws {
        let channel = RabbitMQ.Channel(to: try broker.administrator, name: "test-count")
        try await channel.open()
        try await eventually("\(count) consumers") { try await channel.checkQueue("enrollment").consumers == count }
        await channel.close()
    }
}
