import Contracts
import Foundation
import Messaging
import ServiceKit
import StationsDomain
import TestSupport
import Testing

@testable import StationsService

/// One process of the service, a department that proposes stations, a map provider that may be appointed, and an operator.
struct StationsCounter: Sendable {
    static let county = "430102"
    static let union = "HN-430102-0001"

    let site: TestSite
    let department, map: TestDepartment
    let recipient = TestRecipient()
    let person: TestOperator

    static func with(_ body: @Sendable (StationsCounter) async throws -> Void) async throws {
        try await TestSite.withStations { site, _ in
            let types = "^station\\..+$"
            try await TestDepartment.with("union-\(uniqueToken())", at: site.broker, types: types) { department in
                try await TestDepartment.with("map-\(uniqueToken())", at: site.broker, types: types) { map in
                    try await TestOperator.with(at: site) { person in
                        let counter = StationsCounter(site: site, department: department, map: map, person: person)
                        for name in [department.name, map.name] { try await counter.register(name) }
                        try await counter.announce(union)
                        try await body(counter)
                    }
                }
            }
        }
    }

    // MARK: What the copy of the directory holds

    func register(_ name: String) async throws {
        let keys = try site.environment().environment.configuration.keys
        let types = StationsHandlers.all(keys: keys).map { "'\($0.type.rawValue)'" }.joined(separator: ",")
        try await site.database.run(
            "insert into department (name, types, places) values ('\(name)', array[\(types)], '{430000}')")
    }

    func announce(_ union: String, isOpen: Bool = true) async throws {
        try await site.database.run(
            """
            insert into organization_copy (code, name, kind, division, open, holding_pool, sequence)
            values ('\(union)', '某工会', 'general-union', '\(Self.county)', \(isOpen), false, 1)
            """)
    }

    func registerMapKey() async throws {
        let raw = recipient.raw.map { String(format: "%02x", $0) }.joined()
        try await site.database.run(
            """
            insert into department_key (department, key_id, public_key, registered_at)
            values ('\(map.name)', '\(try recipient.key.id)', '\\x\(raw)', now())
            """)
    }

    // MARK: Stations

    func name(_ number: Int) -> String { "\(department.name)/\(Self.number(number))" }

    /// Of four digits, so that their order is that of the numbers.
    static func number(_ number: Int) -> String { "ZD-\(String(10_000 + number).dropFirst())" }

    func propose(_ numbers: Range<Int>, division: String = county) async throws {
        try await send("proposed", numbers.map { Self.proposal($0, division: division) })
        try await reach("proposed", numbers)
    }

    /// Their site is fit: they wait for an approval.
    func checkSites(_ numbers: Range<Int>) async throws {
        let today = CivilDate(inChinaAt: Date()).description
        try await send(
            "site-checked",
            numbers.map { ["proposalNumber": .string(Self.number($0)), "on": .string(today), "fit": true] })
        try await reach("site-checked", numbers)
    }

    /// Leads them all into operation.
    func open(_ numbers: Range<Int>, division: String = county) async throws {
        let today = CivilDate(inChinaAt: Date()).description
        try await propose(numbers, division: division)
        try await checkSites(numbers)
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 500) {
            let names = (start..<min(start + 500, numbers.upperBound)).map { JSON.string(name($0)) }
            _ = try await person.ask("stations.approve", ["stations": .array(names)], why: "fit")
        }
        try await send(
            "accepted",
            numbers.map {
                [
                    "proposalNumber": .string(Self.number($0)), "on": .string(today), "passed": true,
                    "checklist": ["uniform-name"],
                ]
            })
        try await reach("coded", numbers)
        try await send(
            "changed",
            numbers.map {
                ["proposalNumber": .string(Self.number($0)), "plate": .string("P-\($0)"), "openedOn": .string(today)]
            })
        try await reach("operating", numbers)
    }

    func code(_ number: Int) async throws -> String {
        try #require(
            try await site.database.value(
                "select code from station where proposal_number = '\(Self.number(number))'", as: String.self))
    }

    private func reach(_ state: String, _ numbers: Range<Int>) async throws {
        let names = numbers.map { "'\(Self.number($0))'" }.joined(separator: ",")
        try await eventually("\(numbers) are \(state)", within: .seconds(60)) {
            try await site.database.count("station", where: "state = '\(state)' and proposal_number in (\(names))")
                == numbers.count
        }
    }

    func send(_ type: String, _ data: [JSON], by sender: TestDepartment? = nil) async throws {
        let sender = sender ?? department
        let type = "station.\(type).v1"
        for start in stride(from: 0, to: data.count, by: 200) {
            let events = data[start..<min(start + 200, data.count)].map { sender.event($0, type: type).structured }
            try await sender.publish([
                sender.message(
                    JSON.array(events).serialized(), contentType: "application/cloudevents-batch+json",
                    routingKey: type)
            ])
        }
    }

    /// 200 m from the next, in a house of its own.
    static func proposal(_ number: Int, division: String = county) -> JSON {
        [
            "proposalNumber": .string(Self.number(number)), "kind": number % 2 == 0 ? "union-station" : "drivers-home",
            "name": .string("第\(number)驿站"), "division": .string(division), "address": .string("五一大道\(number)号"),
            "point": [
                "lon": .number(112.9 + Double(number % 400) * 0.002),
                "lat": .number(28.1 + Double(number / 400) * 0.002),
                "crs": "WGS-84",
            ], "hostType": "bank", "hostName": .string("某银行第\(number)支行"), "buildMode": "social",
            "hours": ["allDay": true],
            "services": ["drinking-water", "hot-meals", "charging", "rest", "toilet"], "consentDocument": "DOC-1",
            "photos": 2, "contact": ["name": "张小明", "phone": "13800001234"],
        ]
    }

    // MARK: Asking

    /// What is answered, which must not be a refusal.
    func ask(_ request: String, _ arguments: JSON = [:], why: String? = nil) async throws -> JSON {
        let answer = try await person.ask(request, arguments, why: why)
        return try #require(answer["result"], "\(request): \(answer.text)")
    }

    /// The code and field of a refusal.
    func refusal(_ request: String, _ arguments: JSON = [:], why: String? = nil) async throws -> String {
        let error = try await person.ask(request, arguments, why: why)["error"]
        let code = try #require(error?["code"]?.string, "\(request) was answered")
        return [code, error?["field"]?.string].compactMap { $0 }.joined(separator: " ")
    }

    /// What came of each: the result, or why not.
    func results(_ request: String, _ arguments: JSON, why: String = "looked at") async throws -> [String] {
        (try await ask(request, arguments, why: why)["stations"]?.array ?? []).map {
            $0["code"]?.string ?? $0["result"]?.string ?? ""
        }
    }

    /// What the provider was asked, opened with its key; each once.
    func asked(_ type: String) throws -> [JSON] {
        var seen: Set<String> = []
        return try map.events.filter { $0.type == "station.\(type).v1" && seen.insert($0.id).inserted }
            .map { try recipient.open($0, as: map.name) }
    }
}
