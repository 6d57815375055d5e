import CRabbitMQ

extension Channel {
    /// True while the broker has asked publishers to stop (memory or disk alarm); what is published waits for its end.
    public var isBlockedByBroker: Bool { isBlocked }

    /// Asks the broker to confirm what is published from now on.
    public func enableConfirms() throws(RabbitMQError) {
        guard !confirms.isEnabled else { return }
        let wire = try opened()
        try closing("confirms") { () throws(RabbitMQError) in
            amqp_confirm_select(wire.state, Wire.channel)
            try wire.check(amqp_get_rpc_reply(wire.state), "confirms")
        }
        confirms.enable()
    }

    /// Publishes in order, and returns what the broker said of each once it has answered for all.
    ///
    /// Several calls may wait at once. Where the connection is lost, what was not confirmed is ``Confirmation/unknown``.
    public func publish(_ messages: [OutgoingMessage]) async throws(RabbitMQError) -> [Confirmation] {
        _ = try opened()
        try enableConfirms()
        if messages.isEmpty { return [] }
        return await withCheckedContinuation { continuation in
            unsent.append(PublishCall(messages, continuation: continuation))
            sendUnsent()
        }
    }

    /// Publishes one message without waiting for a confirm: an answer to a request, which its sender asks again for.
    public func send(_ message: OutgoingMessage) throws(RabbitMQError) {
        let wire = try opened()
        try closing("publishing") { () throws(RabbitMQError) in try wire.publish(message) }
        if confirms.isEnabled { confirms.skip() }
    }

    /// Calls `body` whenever messages were given to the broker and their confirms are still to come; on the channel's
    /// thread.
    public func notifySent(_ body: @escaping @Sendable () -> Void) { whenSent = body }

    func sendUnsent() {
        guard !isBlocked, !unsent.isEmpty else { return }
        let calls = unsent
        unsent.removeAll()
        do {
            let wire = try opened()
            for call in calls {
                for (index, message) in call.messages.enumerated() {
                    confirms.add(call, index)
                    try wire.publish(message)
                }
            }
            whenSent?()
        } catch {
            // What was not reached stands in no tracker: it is answered here, the rest by `fail`.
            fail(error)
            for call in calls { call.abandon() }
        }
    }
}

extension Wire {
    func publish(_ message: OutgoingMessage) throws(RabbitMQError) {
        let status = message.properties.withEncoded { properties in
            withUnsafePointer(to: properties) { properties in
                message.exchange.withBytes { exchange in
                    message.routingKey.withBytes { key in
                        message.body.withUnsafeBytes { body in
                            amqp_basic_publish(
                                state, Wire.channel, exchange, key, message.isMandatory ? 1 : 0, 0, properties,
                                amqp_bytes_t(body))
                        }
                    }
                }
            }
        }
        try check(status: status, "publishing")
    }
}
