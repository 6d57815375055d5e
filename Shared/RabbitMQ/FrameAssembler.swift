import CRabbitMQ

/// Puts frames together into what they mean. A message is a method, a header and as many body frames as it needs; they
/// may arrive in different rounds of reading.
struct FrameAssembler {
    enum Outcome {
        case none
        case delivery(Delivery, consumer: String)
        case returned(messageID: String?)
        case confirmed(tag: UInt64, multiple: Bool, isPositive: Bool)
        case blocked
        case unblocked
    }

    private enum Kind {
        case delivered(consumer: String)
        case returned
    }

    private var kind: Kind?
    private var partial: Delivery?
    private var expected = 0

    /// Takes one frame, copying what it holds.
    mutating func take(_ frame: amqp_frame_t, queue: String) throws(RabbitMQError) -> Outcome {
        switch Int32(frame.frame_type) {
        case Int32(AMQP_FRAME_METHOD): return try take(frame.payload.method)
        case Int32(AMQP_FRAME_HEADER):
            let properties = frame.payload.properties
            expected = Int(properties.body_size)
            let decoded = properties.decoded.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee
            partial?.properties = MessageProperties(decoded)
            partial?.body.reserveCapacity(expected)
            return finishIfComplete()
        case Int32(AMQP_FRAME_BODY):
            let fragment = frame.payload.body_fragment
            partial?.body.append(contentsOf: UnsafeRawBufferPointer(start: fragment.bytes, count: fragment.len))
            return finishIfComplete()
        default: return .none
        }
    }

    private mutating func take(_ method: amqp_method_t) throws(RabbitMQError) -> Outcome {
        switch method.id {
        case UNION_BASIC_DELIVER.rawValue:
            let deliver = method.decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self).pointee
            kind = .delivered(consumer: String(deliver.consumer_tag))
            partial = Delivery(
                deliveryTag: deliver.delivery_tag, isRedelivered: deliver.redelivered != 0,
                exchange: String(deliver.exchange), routingKey: String(deliver.routing_key),
                properties: MessageProperties(), body: [])
            return .none
        case UNION_BASIC_RETURN.rawValue:
            kind = .returned
            partial = Delivery(
                deliveryTag: 0, isRedelivered: false, exchange: "", routingKey: "", properties: MessageProperties(),
                body: [])
            return .none
        case UNION_BASIC_ACK.rawValue:
            let ack = method.decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
            return .confirmed(tag: ack.delivery_tag, multiple: ack.multiple != 0, isPositive: true)
        case UNION_BASIC_NACK.rawValue:
            let nack = method.decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
            return .confirmed(tag: nack.delivery_tag, multiple: nack.multiple != 0, isPositive: false)
        case UNION_BASIC_CANCEL.rawValue:
            throw RabbitMQError(.consumerCancelled, "the broker cancelled the consumer")
        case UNION_CHANNEL_CLOSE.rawValue, UNION_CONNECTION_CLOSE.rawValue:
            throw Wire.error(method: method, "closed by the broker")
        case UNION_CONNECTION_BLOCKED.rawValue: return .blocked
        case UNION_CONNECTION_UNBLOCKED.rawValue: return .unblocked
        default: return .none
        }
    }

    private mutating func finishIfComplete() -> Outcome {
        guard let message = partial, message.body.count >= expected, let kind else { return .none }
        partial = nil
        self.kind = nil
        switch kind {
        case .delivered(let consumer): return .delivery(message, consumer: consumer)
        case .returned: return .returned(messageID: message.properties.messageID)
        }
    }
}
