import Foundation
import RabbitMQ
import Testing

extension TestSite {
    /// What stands in the event log, from its beginning: so many messages at least.
    public func eventLog(atLeast count: Int) async throws -> [Delivery] {
        let channel = RabbitMQ.Channel(to: try broker.administrator, name: "test")
        try await channel.open()
        try await channel.consume(queue: "events.log", prefetch: 100, from: .first)
        var deliveries: [Delivery] = []
        while deliveries.count < count {
            for delivery in try await channel.deliveries(limit: 100) {
                deliveries.append(delivery)
                try await channel.acknowledge(delivery.deliveryTag)
            }
        }
        await channel.close()
        return deliveries
    }
}

extension TestDatabase {
    /// The columns of any table that hold this text, as text or as its bytes.
    public func columnsHolding(_ text: String) async throws -> [String] {
        let columns = try await values(
            """
            select table_name || '.' || column_name || '.' || data_type from information_schema.columns
            where table_schema = 'public' order by 1
            """, as: String.self)
        #expect(columns.count > 50)
        var holding: [String] = []
        for column in columns {
            let words = column.split(separator: ".", maxSplits: 2)
            let found =
                words[2] == "bytea"
                ? "position(convert_to('\(text)', 'UTF8') in \(words[1])) > 0" : "\(words[1])::text like '%\(text)%'"
            if try await count(String(words[0]), where: found) > 0 { holding.append(column) }
        }
        return holding
    }
}
