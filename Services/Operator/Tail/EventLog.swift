import RabbitMQ

/// A record of the stream `events.log`.
struct LoggedEvent: Sendable {
    /// Where it stands in the stream: counted from 0, without end.
    var offset: Int64
    var routingKey: String
    var body: [UInt8]
}

/// The stream in which every event is kept for 30 days.
protocol EventLog: Sendable {
    /// Reads in the stream's order, beginning at a position, until `take` returns false, or until nothing has come for
    /// as long as `silence`; without it, for ever.
    func read(
        from position: StreamPosition, untilSilentFor silence: Duration?, _ take: (LoggedEvent) throws -> Bool
    ) async throws
}

extension EventLog {
    /// The offset of the newest record, or nothing where the stream is empty.
    ///
    /// The broker hands out the newest chunk of records at once; what comes after a short silence is newer than the
    /// question.
    func lastOffset() async throws -> Int64? {
        var last: Int64?
        let deadline = ContinuousClock.now + .seconds(1)
        try await read(from: .last, untilSilentFor: .milliseconds(300)) { event in
            last = event.offset
            return ContinuousClock.now < deadline
        }
        return last
    }

    /// Reads for ever, and goes on where it was when the connection is lost; fails only when there was none to begin with.
    func follow(
        from start: StreamPosition, _ take: (LoggedEvent) -> Void, whenLost: () -> Void
    ) async throws -> Never {
        let last = try await lastOffset()
        // As a number, so that nothing is missed when the connection is lost before anything came.
        var position = start == .next ? last.map { .offset($0 + 1) } ?? .first : start
        var isLost = false
        while true {
            do {
                try await read(from: position, untilSilentFor: nil) { event in
                    isLost = false
                    position = .offset(event.offset + 1)
                    take(event)
                    return true
                }
            } catch let fault as CommandFault where fault.status == .unavailable {
                if !isLost { whenLost() }
                isLost = true
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Reads what the stream held when this was called, and no more.
    func readToEnd(from position: StreamPosition, _ take: (LoggedEvent) throws -> Void) async throws {
        guard position != .next, let last = try await lastOffset() else { return }
        try await read(from: position, untilSilentFor: .seconds(2)) { event in
            if event.offset <= last { try take(event) }
            return event.offset < last
        }
    }
}

/// The stream as the broker serves it, each reading over a connection of its own.
struct BrokerEventLog: EventLog {
    let address: BrokerAddress

    func read(
        from position: StreamPosition, untilSilentFor silence: Duration?, _ take: (LoggedEvent) throws -> Bool
    ) async throws {
        let channel = try await address.open(name: "unionctl tail")
        do {
            try await channel.consume(queue: "events.log", prefetch: Self.prefetch, from: position.streamOffset)
            try await receive(channel, silence, take)
            await channel.close()
        } catch let error as RabbitMQError {
            await channel.close()
            throw address.fault(error)
        } catch {
            await channel.close()
            throw error
        }
    }

    private func receive(_ channel: Channel, _ silence: Duration?, _ take: (LoggedEvent) throws -> Bool) async throws {
        while true {
            let deliveries = try await next(channel, within: silence)
            guard let newest = deliveries.last else { return }
            for delivery in deliveries {
                let event = LoggedEvent(
                    offset: delivery.streamOffset ?? 0, routingKey: delivery.routingKey, body: delivery.body)
                guard try take(event) else { return }
            }
            // In a stream this grants more deliveries; nothing is taken out of it.
            try await channel.acknowledge(newest.deliveryTag, multiple: true)
        }
    }

    /// What has arrived, or nothing after a silence of that length.
    private func next(_ channel: Channel, within silence: Duration?) async throws -> [Delivery] {
        guard let silence else { return try await channel.deliveries(limit: Self.prefetch) }
        return try await withThrowingTaskGroup(of: [Delivery]?.self) { group in
            group.addTask { try await channel.deliveries(limit: Self.prefetch) }
            group.addTask {
                // Cut short when deliveries came first; then nobody looks at the result.
                try? await Task.sleep(for: silence)
                return nil
            }
            let deliveries = try await group.next() ?? nil
            if deliveries == nil { channel.interrupt() }
            group.cancelAll()
            return deliveries ?? []
        }
    }

    private static let prefetch = 500
}

extension StreamPosition {
    fileprivate var streamOffset: StreamOffset {
        switch self {
        case .first: .first
        case .last: .last
        case .next: .next
        case .offset(let number): .number(number)
        case .time(let time): .timestamp(UInt64(max(0, time.timeIntervalSince1970)))
        }
    }
}
