import Contracts
import FoundationEssentials
import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Answers requests over direct reply-to: of operators (`<service>.operations`), or of departments (`<service>.queries`).
/// Each has a server of its own, so that nobody's question waits behind an operator's long list.
public struct RequestServer: Service {
    let identity: ServiceIdentity
    let link: BrokerLink
    /// Such as `enrollment.operations`.
    let queue: String
    let handlers: [String: any RequestHandler]
    let desk: any RequestDesk
    /// For what the broker has put aside, where this server takes that too: it is rare and may be slow.
    var drain: DeadLetterDrain?
    let logger: Logger

    public func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let channel = try await link.channel()
                try await withGracefulShutdownHandler {
                    try await serve(channel)
                } onGracefulShutdown: {
                    channel.interrupt()
                }
            } catch is CancellationError {
                break
            } catch {
                // The link, or the consumer, says what is away; what was in hand returns to its queue.
                logger.debug("requests wait", metadata: ["error": "\(error)"])
                await link.close()
                try? await Task.sleep(for: .milliseconds(200))  // Ended early by cancellation, which the loop sees.
            }
        }
        await link.close()
    }

    private func serve(_ channel: Channel) async throws {
        while true {
            let deliveries = try await channel.deliveries(limit: 50)
            if deliveries.isEmpty { return }
            for delivery in deliveries {
                if delivery.queue == queue {
                    try await reply(to: delivery, on: channel)
                } else if let drain {
                    // Unacknowledged it stays with the broker, and in nobody's way, until the next connection.
                    guard try await drain.take(delivery) else { continue }
                }
                try await channel.acknowledge(delivery.deliveryTag)
            }
        }
    }

    private func reply(to delivery: Delivery, on channel: Channel) async throws {
        var body = try await answer(delivery).serialized()
        if body.count > CloudEvent.maximumMessageBytes {
            // The broker would close the channel, and the request would come back for ever.
            body = refused(RequestRefusal(.messageTooLarge), on: delivery.queue).serialized()
        }
        // To the asker alone: any other queue would be written to with the service's rights and under its name.
        guard let replyTo = delivery.properties.replyTo, replyTo.hasPrefix("amq.rabbitmq.reply-to.") else { return }
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.correlationID = delivery.properties.correlationID
        properties.userID = identity.brokerUser
        properties.isPersistent = false
        try await channel.send(
            OutgoingMessage(exchange: "", routingKey: replyTo, properties: properties, body: body))
    }

    private func answer(_ delivery: Delivery) async throws -> JSON {
        do {
            let call = try RequestCall(delivery)
            guard let handler = handlers[call.name] else { throw RequestRefusal(.requestUnknown) }
            let answer = try await perform(handler, call)
            logger.info(
                "\(call.isOperation ? "request" : "query") answered",
                metadata: ["name": "\(call.name)", "sender": "\(call.sender)"])
            return answer
        } catch let refusal as RequestRefusal {
            return refused(refusal, on: delivery.queue)
        } catch let fault as ContractFault {
            return refused(RequestRefusal(fault.code, field: fault.field), on: delivery.queue)
        } catch let error where !RequestServer.isPassing(error) {
            logger.error("a request failed", metadata: ["error": "\(FailureHandling.fingerprint(of: error))"])
            return RequestServer.answer(RequestRefusal(.processingFailed))
        }
    }

    private func refused(_ refusal: RequestRefusal, on queue: String) -> JSON {
        logger.info("request refused", metadata: ["code": "\(refusal.code.rawValue)", "queue": "\(queue)"])
        return RequestServer.answer(refusal)
    }

    /// Two replicas may be asked the same at once, or two operators may change one thing: who comes second asks anew, and
    /// then finds what the first has left, be it the stored answer.
    private func perform(_ handler: any RequestHandler, _ call: RequestCall) async throws -> JSON {
        var attempt = 0
        while true {
            do {
                return try await desk.perform(handler, call)
            } catch let error as PostgresError where error.isConflict && attempt < 5 {
                attempt += 1
            }
        }
    }

    private static func answer(_ refusal: RequestRefusal) -> JSON {
        .object([
            "ok": .bool(false),
            "error": .object([
                "code": .string(refusal.code.rawValue), "field": refusal.field.map(JSON.string),
                "message": refusal.code.message.json,
            ]),
        ])
    }

    /// The server's or the moment's fault: the request is answered when it has passed.
    private static func isPassing(_ error: any Error) -> Bool {
        error is CancellationError || (error as? PostgresError)?.isRetriable == true
    }
}
