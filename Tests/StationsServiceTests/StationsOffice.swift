import Contracts
import Foundation
import Messaging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle
import StationsDomain
import TestSupport
import Testing

@testable import StationsService

/// One or two processes of the service, the department that proposes stations, and a map provider.
struct StationsOffice: Sendable {
    static let county = "430102"
    static let union = "HN-430102-0001"
    /// The day in China; a test that runs across its midnight would see two.
    static let today = CivilDate(inChinaAt: Date())

    let site: TestSite
    let union, map: TestDepartment
    let recipient: TestRecipient
    let logs: [TestLog]

    struct Setting: Sendable {
        var replicas = 1
        /// Whether what is found fit is approved at once.
        var approvesItself = true
        var isMapAppointed = true
        var hasMapKey = true
    }

    static func with(
        _ setting: Setting = Setting(), _ body: @Sendable (StationsOffice) async throws -> Void
    ) async throws {
        try await withIdle(setting) { office, processes in
            try await RunningServices.with(processes[0]) { _ in
                guard setting.replicas > 1 else { return try await body(office) }
                try await RunningServices.with(processes[1]) { _ in
                    try await office.eventuallyConsumers(2)
                    try await body(office)
                }
            }
        }
    }

    /// The same with two processes that do not run yet.
    static func withIdle(
        _ setting: Setting = Setting(),
        _ body: @Sendable (StationsOffice, _ processes: [[any Service]]) async throws -> Void
    ) async throws {
        try await TestSite.with("stations") { site in
            let first = try await site.stations()
            let second = try await site.stations()
            let types = "^station\\..+$"
            try await TestDepartment.with("union-\(uniqueToken())", at: site.broker, types: types) { union in
                try await TestDepartment.with("map-\(uniqueToken())", at: site.broker, types: types) { map in
                    let office = StationsOffice(
                        site: site, union: union, map: map, recipient: TestRecipient(), logs: [first.log, second.log])
                    try await office.set(setting)
                    try await body(office, [first.services, second.services])
                }
            }
        }
    }

    // MARK: Setting

    private func set(_ setting: Setting) async throws {
        try await register(union.name, places: ["430000"])
        try await register(map.name, places: ["430000"])
        try await site.database.run(
            """
            insert into station_setting (division, approves_itself, inspection_months, inspection_warning_days,
                changed_by) values ('430000', \(setting.approvesItself), 12, 30, 'test')
            """)
        try await announce(Self.union)
        if setting.isMapAppointed { try await appoint() }
        if setting.hasMapKey { try await registerKey() }
    }

    /// As the copy of the directory has it.
    func register(_ name: String, places: [String]) async throws {
        let types = StationsHandlers.all(keys: try site.environment().environment.configuration.keys)
            .map { "'\($0.type.rawValue)'" }.joined(separator: ",")
        try await site.database.run(
            """
            insert into department (name, types, places)
            values ('\(name)', array[\(types)], '{\(places.joined(separator: ","))}')
            """)
    }

    /// As the copy of the directory has it, once the enrollment service has announced it.
    func announce(_ union: String, division: String = county, isOpen: Bool = true) async throws {
        try await site.database.run(
            """
            insert into organization_copy (code, name, kind, division, open, holding_pool, sequence)
            values ('\(union)', '某工会', 'general-union', '\(division)', \(isOpen), false, 1)
            """)
    }

    func appoint() async throws {
        try await site.database.run(
            """
            insert into map_provider (name, display_name, crs, places)
            values ('\(map.name)', '高德地图', 'GCJ-02', '{430000}')
            """)
    }

    func registerKey() async throws {
        let raw = recipient.raw.map { String(format: "%02x", $0) }.joined()
        try await site.database.run(
            """
            insert into department_key (department, key_id, public_key, registered_at)
            values ('\(map.name)', '\(try recipient.key.id)', '\\x\(raw)', now())
            """)
    }

    // MARK: Sending

    func event(
        _ type: String, _ data: JSON, by sender: TestDepartment? = nil, at time: Date? = nil, id: String? = nil
    ) -> CloudEvent {
        let sender = sender ?? union
        var event = sender.event(data, type: "station.\(type).v1")
        if let time { event.time = time }
        if let id { event.id = id }
        return event
    }

    /// Sends one message, and returns its id.
    @discardableResult
    func send(
        _ type: String, _ data: JSON, by sender: TestDepartment? = nil, at time: Date? = nil
    ) async throws -> String {
        let event = event(type, data, by: sender, at: time)
        try await publish([event], by: sender)
        return event.id
    }

    func publish(_ events: [CloudEvent], by sender: TestDepartment? = nil) async throws {
        let sender = sender ?? union
        try await sender.publish(events.map { sender.message($0.structured.serialized(), routingKey: $0.type) })
    }

    /// All of one type, in one message.
    func publishTogether(_ events: [CloudEvent], by sender: TestDepartment? = nil) async throws {
        let sender = sender ?? union
        let body = JSON.array(events.map(\.structured)).serialized()
        try await sender.publish([
            sender.message(body, contentType: "application/cloudevents-batch+json", routingKey: events[0].type)
        ])
    }

    /// Sends it, and waits until it is handled: the word of its outcome.
    @discardableResult
    func tell(
        _ type: String, _ data: JSON, by sender: TestDepartment? = nil, at time: Date? = nil
    ) async throws -> String {
        try await outcome(of: try await send(type, data, by: sender, at: time))
    }

    /// Sends it, and waits for the first event that answers it.
    func answer(
        _ type: String, _ data: JSON, by sender: TestDepartment? = nil, at time: Date? = nil
    ) async throws -> CloudEvent {
        try await (sender ?? union).answer(to: try await send(type, data, by: sender, at: time))
    }

    // MARK: Hearing

    /// The words of the outcomes of a message, one for each time it was delivered.
    func outcomes(of id: String) -> [String] {
        logs.flatMap(\.lines).filter { $0["event"]?.string == id }.compactMap { $0["outcome"]?.string }
    }

    @discardableResult
    func outcome(of id: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        try await find("\(id) is handled", within: .seconds(20), sourceLocation: sourceLocation) {
            outcomes(of: id).last { $0 != "waiting" }
        }
    }

    /// What the map provider was asked, opened with its key; each once.
    func asked(_ type: String, of code: String) throws -> [JSON] {
        var seen: Set<String> = []
        return try map.events.filter { $0.type == "station.\(type).v1" && seen.insert($0.id).inserted }
            .map { try recipient.open($0, as: map.name) }.filter { $0["code"]?.string == code }
    }

    func ask(
        _ type: String, of code: String, where condition: (JSON) -> Bool = { _ in true },
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        try await find("\(type) of \(code)", within: .seconds(20), sourceLocation: sourceLocation) {
            try asked(type, of: code).first(where: condition)
        }
    }

    func eventuallyConsumers(_ count: Int) async throws {
        let channel = RabbitMQ.Channel(to: try site.broker.administrator, name: "test-count")
        try await channel.open()
        try await eventually("\(count) consumers") { try await channel.checkQueue("stations").consumers == count }
        await channel.close()
    }

    func state(_ number: String) async throws -> String? {
        try await site.database.value(
            "select state from station where proposal_number = '\(number)'", as: String.self)
    }

    func listing(_ number: String) async throws -> String? {
        try await site.database.value(
            """
            select listing.state from listing join station on station.id = station_id
            where proposal_number = '\(number)'
            """, as: String.self)
    }
}

extension CloudEvent {
    var reasons: [String] { (data["reasons"]?.array ?? []).compactMap { $0["code"]?.string } }
    var warnings: [String] { (data["warnings"]?.array ?? []).compactMap { $0["code"]?.string } }
    /// `station.registered.v1` → `registered`.
    var outcome: String { String(type.split(separator: ".").dropFirst().first ?? "") }
}
