/// Compares the broker with its definitions; pure.
struct TopologyExamination: Sendable {
    var vhost: String
    var definitions: Definitions
    var exchanges: [BrokerExchange]
    var queues: [BrokerQueue]
    var bindings: [BrokerBinding]

    /// What is wrong; nothing when all is well.
    var findings: [Finding] { exchangeFindings + queueFindings + bindingFindings }

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
        definitions.bindings.filter { $0.vhost == vhost }.compactMap { expected in
            let binding = BrokerBinding(
                source: expected.source, destination: expected.destination, routingKey: expected.routingKey)
            guard !bindings.contains(binding) else { return nil }
            return .broken(
                "binding-missing", expected.destination, .bindingMissing(expected.source, expected.routingKey))
        }
    }

    /// The names of the arguments that are not as expected.
    ///
    /// A broker writes the type of a queue into its arguments by itself, so an unexpected `x-queue-type` is no fault.
    static func differences(_ expected: [String: BrokerArgument], _ actual: [String: BrokerArgument]) -> [String] {
        Set(expected.keys).union(actual.keys)
            .filter { expected[$0] != actual[$0] && !(expected[$0] == nil && $0 == "x-queue-type") }
            .sorted()
    }
}
