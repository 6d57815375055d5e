import Contracts
import RabbitMQ

/// Reads a department's queue for as long as the run lasts, and enters what it finds in the ledger.
struct OutcomeReader: Sendable {
    let departments: Departments
    let cases: CaseBook
    let stations: StationBook
    let department: Int

    func run() async throws {
        while !Task.isCancelled {
            let channel = try await departments.connect(department, name: "chaos-read")
            do {
                let queue = "department.\(departments.names[department])"
                try await channel.consume(queue: queue, prefetch: 1_000)
                while let last = try await take(from: channel) {
                    channel.acknowledge(upTo: last, within: .milliseconds(10))
                }
            } catch is RabbitMQError {
                // Its unacknowledged deliveries come again; the ledger knows them.
            }
            await channel.close()
        }
    }

    private func take(from channel: Channel) async throws -> UInt64? {
        let deliveries = try await channel.deliveries(limit: 1_000)
        let now = ContinuousClock.now
        for delivery in deliveries {
            let event = try JSON(parsing: delivery.body)
            guard let id = event["id"]?.string, let type = event["type"]?.string else { continue }
            if EventType.isOfInsurance(type) {
                cases.note(
                    type: type, id: id, data: event["data"] ?? .null, department: department,
                    seed: departments.ledger.seed)
                continue
            }
            let cause = event["causationid"]?.string
            if type.hasPrefix("station.") || cause.flatMap(StationBook.story(ofMessage:)) != nil {
                stations.hear(
                    type: type, id: id, cause: cause, sequence: event["sequence"]?.integer,
                    data: event["data"] ?? .null, at: now)
                continue
            }
            let verdict = Verdict(type: type, data: event["data"] ?? .null)
            if let cause {
                guard let key = Story.key(causation: cause) else { continue }
                departments.ledger.noteOutcome(of: key, id: shortHash(id), verdict: verdict, at: now)
            } else if verdict == .unreadable {
                departments.ledger.noteNamelessRejection(id: shortHash(id))
            }
        }
        return deliveries.last?.deliveryTag
    }
}

extension EventType {
    /// Whether it tells of a case of help into social insurance, and not of the application itself.
    static func isOfInsurance(_ type: String) -> Bool {
        type.hasPrefix("insurance.") || type == enrollmentWithInsuranceCompletedV1.rawValue
    }
}
