import Contracts
import RabbitMQ

/// The operator's connection to the broker, over which requests go to the services.
struct BrokerConnection: ServiceRequests {
    private let address: BrokerAddress
    private let channel: Channel

    /// Connects as the operator, runs the body, and closes the connection whatever the body does.
    static func opened<Result: Sendable>(
        _ environment: OperatorEnvironment, _ body: (BrokerConnection) async throws -> Result
    ) async throws -> Result {
        let address = try environment.broker()
        let channel = try await address.open(name: "unionctl")
        do {
            let result = try await body(BrokerConnection(address: address, channel: channel))
            await channel.close()
            return result
        } catch {
            await channel.close()
            throw error
        }
    }

    func exchange(
        _ document: [UInt8], with service: ServiceName, id: String, timeout: Duration
    ) async throws(CommandFault) -> [UInt8] {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.userID = address.user
        properties.messageID = id
        properties.correlationID = id
        // A request lives as long as somebody waits for its answer; after that it is only a surprise.
        properties.isPersistent = false
        let message = OutgoingMessage(
            exchange: "operations", routingKey: service.rawValue, properties: properties, body: document,
            isMandatory: true)
        do {
            return try await channel.request(message, timeout: timeout).body
        } catch let error as RabbitMQError where error.kind == .timedOut {
            throw .unavailable(.serviceSilent(service))
        } catch let error as RabbitMQError {
            throw address.fault(error)
        } catch {
            throw .unavailable(.serviceSilent(service))
        }
    }
}

extension BrokerAddress {
    /// Opens a connection as the operator.
    func open(name: String) async throws(CommandFault) -> Channel {
        do throws(RabbitMQError) {
            let channel = Channel(to: try AMQPEndpoint(url: url, password: password), name: name)
            try await channel.open()
            return channel
        } catch {
            throw fault(error)
        }
    }

    /// What an error of the connection means to the person at the terminal.
    func fault(_ error: RabbitMQError) -> CommandFault {
        switch error.kind {
        case .endpointInvalid:
            .usage(.variableMalformed("AMQP_URL", example: "amqp://operator.NAME@host:5672/union"))
        case .accessRefused: .noPermission(.brokerRefusesUser(user))
        case .notFound: .refused(.brokerLacks(error.detail))
        case .refused: .noPermission(.brokerRefuses(user, error.detail))
        case .connectionLost, .consumerCancelled, .timedOut, .unconfirmed, .closed:
            .unavailable(.brokerUnreachable(description))
        }
    }
}
