/// Compares the broker with its definitions; pure.
struct TopologyExamination: Sendable {
    var vhost: String
    var definitions: Definitions
    var exchanges: [BrokerExchange]
    var queues: [BrokerQueue]
    var bindings: [BrokerBinding]

    /// What is wrong; nothing when all is well.
    var findings: [Finding] { exchangeFindings + queueFindings + bindingFindings + strayFindings }

    private var exchangeFindings: [Finding] {
        definitions.exchanges.filter { $0.vhost == vhost }.compactMap { expected in
            guard let actual = exchanges.first(where: { $0.name == expected.name }) else {
                return .broken("exchange-missing", expected.name, .exchangeMissing)
            }
            guard actual.type == expected.type, actual.arguments == expected.arguments else {
                return .broken("exchange-differs", expected.name, .exchangeDiffers)
            }
            return nil
        }
    }

    private var queueFindings: [Finding] {
        let departments = queues.filter { $0.name.hasPrefix("department.") }
            .map {
                Definitions.Queue(name: $0.name, vhost: vhost, arguments: BrokerAdministration.departmentQueueArguments)
            }
        return (definitions.queues.filter { $0.vhost == vhost } + departments).compactMap { expected in
            guard let actual = queues.first(where: { $0.name == expected.name }) else {
                return .broken("queue-missing", expected.name, .queueMissing)
            }
            let different = Self.differences(expected.arguments, actual.arguments)
            return different.isEmpty
                ? nil : .broken("queue-differs", expected.name, .queueDiffers(different.joined(separator: ", ")))
        }
    }

    private var bindingFindings: [Finding] {
        expectedBindings.filter { !bindings.contains($0) }.map {
            .broken("binding-missing", $0.destination, .bindingMissing($0.source, $0.routingKey))
        }
    }

    /// What nobody defined gets copies of messages, or keeps what nobody takes.
    private var strayFindings: [Finding] {
        let expected = Set(expectedBindings)
        let ours = Set(definitions.exchanges.filter { $0.vhost == vhost }.map(\.name))
        let bound = bindings.filter { ours.contains($0.source) && !expected.contains($0) }
            .map { Finding.warning("binding-unexpected", $0.destination, .bindingUnexpected($0.source, $0.routingKey)) }
        let known = Set(definitions.queues.filter { $0.vhost == vhost }.map(\.name))
        let queues = queues.filter { !known.contains($0.name) && !isDepartment($0.name) && !$0.isTemporary }
            .map { Finding.warning("queue-unexpected", $0.name, .queueUnexpected) }
        return bound + queues
    }

    private var expectedBindings: [BrokerBinding] {
        definitions.bindings.filter { $0.vhost == vhost }.map {
            BrokerBinding(source: $0.source, destination: $0.destination, routingKey: $0.routingKey)
        }
            + queues.map(\.name).filter(isDepartment).flatMap { queue in
                BrokerAdministration.bindings(of: String(queue.dropFirst("department.".count))).map {
                    BrokerBinding(source: $0.exchange, destination: queue, routingKey: $0.key)
                }
            }
    }

    private func isDepartment(_ queue: String) -> Bool { queue.hasPrefix("department.") }

    /// The names of the arguments that are not as expected.
    ///
    /// A broker writes the type of a queue into its arguments by itself, so an unexpected `x-queue-type` is no fault.
    static func differences(_ expected: [String: BrokerArgument], _ actual: [String: BrokerArgument]) -> [String] {
        Set(expected.keys).union(actual.keys)
            .filter { expected[$0] != actual[$0] && !(expected[$0] == nil && $0 == "x-queue-type") }
            .sorted()
    }
}
