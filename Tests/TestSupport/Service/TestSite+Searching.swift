import Foundation
import RabbitMQ
import Testing

extension TestSite {
    /// All that stands in the event log now, from its beginning: whatever a department has received is among it.
    ///
    /// A marker is published behind it and read up to: how many messages there are nobody can tell beforehand.
    public func eventLog() async throws -> [Delivery] {
        let end = "test.end-\(uniqueToken())"
        let channel = RabbitMQ.Channel(to: try broker.administrator, name: "test")
        try await channel.open()
        let marker = OutgoingMessage(exchange: "events", routingKey: end, properties: MessageProperties(), body: [])
        #expect(try await channel.publish([marker]) == [.confirmed])
        try await channel.consume(queue: "events.log", prefetch: 100, from: .first)
        var log: [Delivery] = []
        var portion: [Delivery] = []
        // Others publish meanwhile, behind the marker.
        while !portion.contains(where: { $0.routingKey == end }) {
            try Task.checkCancellation()
            portion = try await channel.deliveries(limit: 100)
            for delivery in portion { try await channel.acknowledge(delivery.deliveryTag) }
            log += portion
        }
        await channel.close()
        return Array(log.prefix { $0.routingKey != end })
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
