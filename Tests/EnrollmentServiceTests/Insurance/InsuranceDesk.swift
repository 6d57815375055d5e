import Contracts
import Foundation
import Messaging
import TestSupport
import Testing

@testable import EnrollmentService

/// A process of the service, the department that enrols, and the two that are asked, each with its own key.
struct InsuranceDesk: Sendable {
    static let types = [
        "assistance-requested", "consent-given", "consent-revoked", "base-chosen", "eligibility-answered",
        "registration-answered", "payment-link-issued", "contribution-reported", "subsidy-recorded",
    ].map { "insurance.\($0).v1" }
    static let year = CivilDate(inChinaAt: Date()).year
    static let month = Month(CivilDate(inChinaAt: Date())).text

    let site: TestSite
    let rider, social, tax: TestDepartment
    let log: TestLog
    private let keys: [String: TestRecipient]

    /// All may send everything, so that what is refused is refused by the case.
    static func with(
        isSet: Bool = true, _ body: @Sendable (InsuranceDesk) async throws -> Void
    ) async throws {
        let pattern = "^(enrollment|insurance)\\..+$"
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.enrollment()
            try await TestDepartment.with("platform-\(uniqueToken())", at: site.broker, types: pattern) { rider in
                try await TestDepartment.with("social-\(uniqueToken())", at: site.broker, types: pattern) { social in
                    try await TestDepartment.with("tax-\(uniqueToken())", at: site.broker, types: pattern) { tax in
                        let desk = InsuranceDesk(
                            site: site, rider: rider, social: social, tax: tax, log: log,
                            keys: [social.name: TestRecipient(), tax.name: TestRecipient()])
                        try await RunningServices.with(services) { _ in
                            for department in [rider, social, tax] {
                                try await site.register(department.name, types: ["enrollment.requested.v1"] + types)
                            }
                            if isSet { try await desk.set() }
                            try await body(desk)
                        }
                    }
                }
            }
        }
    }

    // MARK: Setting

    func set() async throws {
        try await appoint()
        try await registerKeys()
        try await importStandard()
    }

    func appoint() async throws {
        try await site.database.run(
            """
            insert into office (role, place, department, name) values
                ('human-resources', '430000', '\(social.name)', '芙蓉区社保中心'),
                ('medical', '430100', '\(social.name)', null), ('tax', '430000', '\(tax.name)', null)
            """)
    }

    func registerKeys() async throws {
        for (name, recipient) in keys {
            let answer = try await site.ask(
                "departments.key", ["name": .string(name), "publicKey": .string(recipient.pem)])
            #expect(answer["ok"]?.bool == true, "\(answer)")
        }
    }

    /// G.7 example 1: A = 6,000.00 元, which is nobody's real figure.
    func importStandard() async throws {
        try await site.database.run(
            """
            insert into contribution_standard (scheme, place, year, average_fen, floor_percent, ceiling_percent,
                rate_bp, account_bp, quoted_percents, cross_year, source, imported_by)
            select scheme, '430000', \(Self.year), 600000, 60, 300, 2000, 800, '{60,100,300}', false, '测试', 'test'
            from unnest(array['pension', 'medical']) as scheme
            """)
    }

    /// The time of every open case has come.
    func letTimePass(where condition: String = "true") async throws {
        try await site.database.run(
            "update insurance_case set due_at = now() - interval '1 second' where due_at is not null and \(condition)")
    }

    // MARK: Sending

    @discardableResult
    func send(_ sender: TestDepartment, _ type: String, _ data: JSON) async throws -> String {
        let event = sender.event(data, type: "insurance.\(type).v1")
        try await publish([event], by: sender)
        return event.id
    }

    func publish(_ events: [CloudEvent], by sender: TestDepartment) async throws {
        try await sender.publish(
            events.map { sender.message($0.structured.serialized(), routingKey: $0.type) })
    }

    /// All of one type, in one message.
    func publishTogether(_ events: [CloudEvent], by sender: TestDepartment) async throws {
        let body = JSON.array(events.map(\.structured)).serialized()
        try await sender.publish([
            sender.message(body, contentType: "application/cloudevents-batch+json", routingKey: events[0].type)
        ])
    }

    /// Sends it, twice again in one message, and once more under an id of its own; all four are handled.
    func sendOften(_ sender: TestDepartment, _ type: String, _ data: JSON) async throws {
        let event = sender.event(data, type: "insurance.\(type).v1")
        let again = sender.event(data, type: event.type)
        try await publish([event], by: sender)
        try await publishTogether([event, event, again, event], by: sender)
        try await handled(again.id)
    }

    func handled(_ id: String) async throws {
        try await eventually("\(id) is handled", within: .seconds(20)) {
            log.lines.contains { $0["event"]?.string == id && $0["outcome"] != nil }
        }
    }

    /// An application that asks for help into insurance.
    func application(
        _ index: Int, schemes: [String] = ["pension"], base: Int64? = nil, consents: [String] = ["social-insurance"],
        union: String = TestSite.riders
    ) -> CloudEvent {
        let wish = JSON.object([
            "schemes": .array(schemes.map(JSON.string)), "baseFen": base.map(JSON.integer),
        ])
        return rider.event(
            Applicant(index).application("RH-\(index)", union: union, consents: ["membership"] + consents)
                .setting("socialInsurance", to: wish))
    }

    /// Enrols these applicants, and returns the numbers of their cases, in order.
    func enrol(
        _ indices: Range<Int>, scheme: String = "pension", base: Int64? = nil,
        consents: [String] = ["social-insurance"]
    ) async throws -> [String] {
        try await publish(
            indices.map { application($0, schemes: [scheme], base: base, consents: consents) }, by: rider)
        var numbers: [String] = []
        for index in indices { numbers.append(try await caseNumber("RH-\(index)", scheme)) }
        return numbers
    }

    func caseNumber(_ application: String, _ scheme: String = "pension") async throws -> String {
        try await find("the case of \(application)", within: .seconds(20)) {
            rider.events.first {
                $0.type == "insurance.case-changed.v1" && $0.data["applicationNumber"]?.string == application
                    && $0.data["scheme"]?.string == scheme
            }?.data["caseNumber"]?.string
        }
    }

    func answerEligibility(_ number: String, _ result: String = "eligible", round: Int64 = 1) async throws {
        try await send(social, "eligibility-answered", Self.answer(number, result, round: round))
    }

    static func answer(_ number: String, _ result: String, round: Int64 = 1) -> JSON {
        ["caseNumber": .string(number), "round": .integer(round), "result": .string(result)]
    }

    static func consent(_ number: String, at: String = "2026-11-02T08:00:00+08:00") -> JSON {
        ["caseNumber": .string(number), "textVersion": "2026-01", "at": .string(at)]
    }

    static func contribution(
        _ number: String, reference: String = "T-1", amount: Int64 = 72_000, months: Int64 = 1
    ) -> JSON {
        [
            "caseNumber": .string(number), "period": .string(month), "months": .integer(months), "baseFen": 360_000,
            "amountFen": .integer(amount), "paidOn": .string(CivilDate(inChinaAt: Date()).description),
            "reference": .string(reference),
        ]
    }

    /// Goes with the case up to the link.
    func lead(_ number: String) async throws {
        try await answerEligibility(number)
        try await stands(number, "quoted")
        try await send(rider, "base-chosen", ["caseNumber": .string(number), "baseFen": 360_000])
        try await send(social, "registration-answered", Self.answer(number, "registered"))
        try await stands(number, "payment-link-asked")
        try await send(
            tax, "payment-link-issued",
            ["caseNumber": .string(number), "round": 1, "url": "https://tax.example.cn/pay"])
        try await stands(number, "link-ready")
    }

    // MARK: Looking

    func state(_ number: String) async throws -> String? {
        try await site.database.value(
            "select state from insurance_case where id = '\(number.dropFirst(3))'", as: String.self)
    }

    func stands(_ number: String, _ state: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await eventually("\(number) is \(state)", within: .seconds(20), sourceLocation: sourceLocation) {
            try await self.state(number) == state
        }
    }

    /// What this department was asked so far about a case, opened, each once.
    func requests(_ office: TestDepartment, _ type: String, of number: String) throws -> [JSON] {
        var seen: Set<String> = []
        return try office.events
            .filter {
                $0.type == "insurance.\(type).v1" && $0.subject == number && seen.insert($0.id).inserted
            }
            .map { try #require(keys[office.name]).open($0, as: office.name) }
    }

    func request(
        _ office: TestDepartment, _ type: String, of number: String, count: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        try await find("\(type) of \(number)", within: .seconds(20), sourceLocation: sourceLocation) {
            let requests = try self.requests(office, type, of: number)
            return requests.count >= count ? requests[count - 1] : nil
        }
    }

    /// What the department heard of a case, each once: `case-changed current`, `quoted`.
    func heard(_ department: TestDepartment, of number: String) -> [String] {
        var seen: Set<String> = []
        return department.events.filter { $0.data["caseNumber"]?.string == number && seen.insert($0.id).inserted }
            .map { event in
                [String(event.type.split(separator: ".")[1]), event.data["state"]?.string]
                    .compactMap(\.self).joined(separator: " ") + (event.data["repeated"] == true ? " repeated" : "")
            }
    }

    /// Everything that was to be said has been said.
    func allIsSaid() async throws {
        try await eventually("all is published", within: .seconds(20)) {
            try await site.database.count("outbox") == 0
        }
    }

    func refusals(_ department: TestDepartment, to id: String) async throws -> [String] {
        try await find("the refusal of \(id)", within: .seconds(20)) {
            department.answers(to: id).first { $0.type == "insurance.refused.v1" }?.reasons
        }
    }
}
