import RabbitMQ

/// Begins stories of stations at a steady rate, and publishes what they say, whatever happens to the broker.
struct StationTraffic: Sendable {
    let departments: Departments
    let book: StationBook

    /// Until cancelled; what an outage has held up is not made up for.
    func feed(perSecond rate: Int) async throws {
        while !Task.isCancelled {
            // After an outage nothing is begun until most of what waited is sent.
            if book.read({ $0.outgoing.allSatisfy { $0.count < 500 } }) { book.begin(1) }
            try await Task.sleep(for: .microseconds(1_000_000 / rate))
        }
    }

    /// Publishes what one department is to send; what is not confirmed is sent again under its ids. Until cancelled.
    func send(department: Int) async throws {
        while !Task.isCancelled {
            let channel = try await departments.connect(department, name: "chaos-stations")
            do {
                while true {
                    let letters = book.outgoing(of: department, limit: 100)
                    if letters.isEmpty {
                        try await Task.sleep(for: .milliseconds(10))
                        continue
                    }
                    book.noteSent(letters)
                    let confirmations = try await channel.publish(letters.map(\.message))
                    book.note(confirmations, of: letters, from: department)
                    if confirmations.contains(where: { $0 != .confirmed }) {
                        try await Task.sleep(for: .milliseconds(100))
                    }
                }
            } catch is RabbitMQError {
                await channel.close()
            }
        }
    }
}
