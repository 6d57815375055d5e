import Contracts
import Foundation
import Messaging
import ServiceLifecycle
import TestSupport
import Testing

@testable import EnrollmentService
@testable import StationsService

/// The copy of departments and unions that stations keeps, with enrollment as their owner: both services, one broker.
@Suite(.timeLimit(.minutes(5))) struct DirectoryTests {
    /// Stations runs already, and enrollment only when the body has it run.
    private func withBoth(
        _ body: @Sendable (_ stations: TestSite, _ enrollment: TestSite, [any Service]) async throws -> Void
    ) async throws {
        try await TestSite.withStations { stations, _ in
            try await stations.withNeighbour("enrollment") { enrollment in
                let (environment, _) = try enrollment.environment()
                let messaging = MessagingServices(environment: environment)
                try await messaging.prepareDatabase(EnrollmentSchema.migrations)
                let keys = environment.configuration.keys
                try await body(
                    stations, enrollment,
                    messaging.services(
                        handlers: [], operations: EnrollmentOperations.all(keys: keys),
                        queries: EnrollmentQueries.all(environment.configuration),
                        migrations: EnrollmentSchema.migrations))
            }
        }
    }

    @Test func whoeverStartsLateAsksTheOwner() async throws {
        try await withBoth { stations, enrollment, services in
            // Announced before anybody listened: 450 departments, more than two pages of them.
            try await enrollment.database.run(
                """
                insert into department (name, types, places, removed_at)
                select 'd-' || number, '{enrollment.requested.v1,station.proposed.v1}', '{430000}',
                    case when number = 7 then now() end
                from generate_series(1, 450) as number
                """)
            let key = TestRecipient()
            try await enrollment.database.run(
                """
                insert into department_key (department, key_id, public_key, registered_at)
                values ('d-1', 'k', decode('\(Data(key.raw).base64EncodedString())', 'base64'), now())
                """)
            #expect(try await stations.database.count("department") == 0)
            try await RunningServices.with(services) { _ in
                try await eventually("all is copied", within: .seconds(60)) {
                    try await stations.database.count("directory_copy") == 2
                }
                #expect(try await stations.database.count("department") == 450)
                #expect(
                    try await stations.database.values(
                        "select name from department where removed_at is not null", as: String.self) == ["d-7"])
                #expect(
                    try await stations.database.values(
                        "select types::text || places::text from department where name = 'd-450'", as: String.self)
                        == ["{enrollment.requested.v1,station.proposed.v1}{430000}"])
                let kept = try await stations.database.value(
                    "select encode(public_key, 'base64') from department_key where department = 'd-1'",
                    as: String.self)
                #expect(kept == Data(key.raw).base64EncodedString())
                let unions = try await enrollment.database.values(
                    "select code || name || kind || division || (status = 'open') from organization order by code",
                    as: String.self)
                #expect(unions.count > 150)
                #expect(
                    try await stations.database.values(
                        "select code || name || kind || division || open from organization_copy order by code",
                        as: String.self) == unions)
                try await TestOperator.with(at: stations) { person in
                    let parts = try await person.ask("status")["result"]?["directory"]?.array ?? []
                    #expect(parts.map { $0["part"]?.string } == ["departments", "organizations"])
                    #expect(parts.map { $0["count"]?.integer } == [450, Int64(unions.count)])
                    #expect(parts.allSatisfy { $0["copiedAt"]?.string != nil })
                }
            }
        }
    }

    @Test func whatTheOwnerAnnouncesFollows() async throws {
        try await withBoth { stations, enrollment, services in
            try await RunningServices.with(services) { _ in
                try await TestOperator.with(at: enrollment) { person in
                    let key = TestRecipient()
                    func register(_ places: JSON) async throws {
                        let answer = try await person.ask(
                            "departments.register",
                            ["name": "city-hunan", "types": ["station.proposed.v1"], "places": places])
                        #expect(answer["ok"]?.bool == true)
                    }
                    try await register(["430100"])
                    let answer = try await person.ask(
                        "departments.key", ["name": "city-hunan", "publicKey": .string(key.pem)])
                    #expect(answer["ok"]?.bool == true)
                    try await register(["430100", "430200"])
                    try await eventually("copied, with the key", within: .seconds(30)) {
                        try await stations.database.values(
                            """
                            select types::text || places::text || encode(public_key, 'base64') from department
                            join department_key on department = name
                            """, as: String.self)
                            == ["{station.proposed.v1}{430100,430200}\(Data(key.raw).base64EncodedString())"]
                    }
                    _ = try await person.ask("departments.remove", ["name": "city-hunan"])
                    try await eventually("removed") {
                        try await stations.database.count("department", where: "removed_at is not null") == 1
                    }
                }
                #expect(try await stations.database.count("dead_letter") == 0)
            }
        }
    }

    /// A snapshot that is older than the news changes nothing, and one that is newer holds against late news.
    @Test func snapshotAndNewsAreInOneOrder() async throws {
        try await withBoth { stations, enrollment, services in
            try await RunningServices.with(services) { _ in
                try await TestOperator.with(at: enrollment) { person in
                    for number in 1...20 {
                        _ = try await person.ask(
                            "departments.register",
                            [
                                "name": "city-hunan", "types": ["station.proposed.v1"],
                                "places": .array([.string(number % 2 == 0 ? "430100" : "430200")]),
                            ])
                        // As if a day had passed: the whole is asked for while news is on its way.
                        try await stations.database.run(
                            "update directory_copy set copied_at = now() - interval '2 days'")
                    }
                    try await eventually("the last of it holds", within: .seconds(30)) {
                        try await stations.database.values(
                            """
                            select places::text from department, directory_copy
                            where part = 'departments' and copied_at > now() - interval '1 hour'
                                and (select count(*) from inbox) = 20
                            """, as: String.self) == ["{430100}"]
                    }
                }
            }
        }
    }

    @Test func nobodyButAServiceIsHandedTheDirectory() async throws {
        try await withBoth { _, enrollment, services in
            try await RunningServices.with(services) { _ in
                try await TestDepartment.with(at: enrollment.broker) { department in
                    for part in DirectoryCopy.Part.allCases {
                        let answer = try await department.ask("enrollment", ["query": .string(part.query)])
                        #expect(answer["error"]?["code"]?.string == "request-not-permitted")
                    }
                }
            }
        }
    }
}
