import Contracts
import Foundation
import Messaging
import RabbitMQ
import ServiceKit
import ServiceLifecycle
import TestSupport
import Testing

@testable import EnrollmentService
@testable import ReliefService

/// Relief and enrollment at one broker, and a department that applies for people.
struct MembershipOffice: Sendable {
    let relief: TestSite
    let enrollment: TestSite
    let department: TestDepartment

    static let home = "HN-430202-0001"
    static let riders = "HN-430102-0007"
    static let types = ["enrollment.requested.v1"]

    /// Neither service runs yet; both have their schema.
    static func with(_ body: @Sendable (MembershipOffice) async throws -> Void) async throws {
        try await TestSite.with("relief") { relief in
            try await relief.withNeighbour("enrollment") { enrollment in
                _ = try await relief.relief()
                _ = try await enrollment.enrollmentServices()
                try await TestDepartment.with(at: relief.broker) { department in
                    try await enrollment.database.run(
                        """
                        insert into department (name, types, places)
                        values ('\(department.name)', '{enrollment.requested.v1}', '{430000}')
                        """)
                    try await body(
                        MembershipOffice(relief: relief, enrollment: enrollment, department: department))
                }
            }
        }
    }

    /// Runs enrollment while the body runs.
    func withEnrollment(_ body: @Sendable () async throws -> Void) async throws {
        try await RunningServices.with(enrollment.enrollmentServices()) { _ in try await body() }
    }

    /// Runs one process of relief, which knows enrollment's key, or that of somebody else.
    func withRelief(sealingTo key: URL? = nil, _ body: @Sendable (TestLog) async throws -> Void) async throws {
        let (services, log) = try await relief.relief(enrollmentKey: key ?? enrollment.publicKeyFile)
        try await RunningServices.with(services) { _ in try await body(log) }
    }

    /// These applicants become members, with a case of help into insurance each.
    func enrol(_ indices: Range<Int>, union: String = MembershipOffice.home) async throws {
        let events = indices.map { index in
            department.event(
                Applicant(index).application(
                    "M-\(index)-\(union)", union: union, consents: ["membership", "social-insurance"]
                ).setting("socialInsurance", to: ["schemes": ["pension"]]))
        }
        try await department.publish(events)
        for event in events {
            try await eventually("decided") { !department.answers(to: event.id).isEmpty }
        }
    }

    /// These applicants are put on record at relief.
    func addPeople(_ indices: Range<Int>) async throws {
        let keys = try relief.environment().environment.configuration.keys
        let people = try indices.map { index in
            var randomness = Randomness()
            var findings: [ReasonCode] = []
            let applicant = Applicant(index)
            return NewPerson(
                UUID(), name: try #require(PersonName(applicant.name)),
                documents: [
                    try #require(
                        IdentityDocument(type: .residentID, written: applicant.number, findings: &findings))
                ], phone: PhoneNumber(applicant.phone), keys: keys, &randomness)
        }
        try await relief.database.eye.transaction { try PersonStore.add(people, in: $0) }
    }

    /// How many people on record are known as members.
    func known() async throws -> Int { try await relief.database.count("person", where: "member_id is not null") }

    /// What relief has of those it has on record, and what enrollment has of the same: the same lines.
    func expectAgreement(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let copied = try await relief.database.values(
            """
            select concat_ws(' ', member_id, union_code, status, joined_on) from membership_copy
            where referenced order by member_id
            """, as: String.self)
        let members = try await enrollment.database.values(
            """
            select concat_ws(' ', member_id, union_code, case status when 'withdrawn' then 'ended' else status end, joined_on)
            from membership order by member_id
            """, as: String.self)
        #expect(copied == members, sourceLocation: sourceLocation)
        let cases = try await relief.database.values(
            """
            select concat_ws(' ', case_id, member_id, scheme, state, coalesce(paid_through, '-')) from insurance_copy
            where member_id is not null order by case_id
            """, as: String.self)
        let held = try await enrollment.database.values(
            """
            select concat_ws(' ', id, member_id, scheme, state, coalesce(paid_through, '-'))
            from insurance_case join membership using (person_id) order by id
            """, as: String.self)
        #expect(cases == held, sourceLocation: sourceLocation)
    }
}

extension TestSite {
    /// The services of one process of enrollment.
    func enrollmentServices() async throws -> [any Service] {
        let (environment, _) = try environment()
        let messaging = MessagingServices(environment: environment)
        try await messaging.prepareDatabase(EnrollmentSchema.migrations)
        let keys = environment.configuration.keys
        return messaging.services(
            handlers: EnrollmentHandlers.all(keys: keys), operations: EnrollmentOperations.all(keys: keys),
            queries: EnrollmentQueries.all(environment.configuration), migrations: EnrollmentSchema.migrations)
    }
}
