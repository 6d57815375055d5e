import Contracts

/// What a broker user may do in the vhost: the permissions, and a topic row for every topic exchange.
///
/// RabbitMQ's topic permissions fail open (a user without a row may publish anything), so every user gets every row.
struct BrokerRights: Sendable, Equatable {
    /// A row of topic permissions.
    struct Topic: Sendable, Equatable {
        var exchange: String
        var write: String
        var read: String
    }

    /// The regular expression that matches no name of ours.
    static let nothing = "^$"
    /// Our topic exchanges.
    static let topicExchanges = ["ingress", "events", "requests"]

    var configure = nothing
    var write = nothing
    var read = nothing
    var topics: [Topic]

    /// May publish the given types to `ingress`, ask over `queries`, and read its own queue.
    static func department(_ name: String, types: [String]) -> BrokerRights {
        department(name, allowing: pattern(types))
    }

    /// The same with the pattern of types as the broker has it.
    static func department(_ name: String, allowing types: String) -> BrokerRights {
        BrokerRights(
            write: "^(ingress|queries)$", read: "^\(escaped(queue(of: name)))$",
            topics: topicExchanges.map { exchange in
                Topic(exchange: exchange, write: exchange == "ingress" ? types : nothing, read: nothing)
            })
    }

    /// May send requests to the services, and read the event log.
    static let `operator` = BrokerRights(write: "^operations$", read: "^events\\.log$", topics: noTopics)

    /// May publish facts and requests, ask the other services, answer whoever asked, and read its own queues; what no
    /// queue took, enrollment keeps.
    static func service(_ name: String) -> BrokerRights {
        let strays = name == ServiceName.enrollment.rawValue ? "|unroutable" : ""
        return BrokerRights(
            write: "^(events|requests|queries|amq\\.default)$",
            read: "^(\(name)|\(name)\\..*\(strays)|events\\.log)$",
            topics: topicExchanges.map { exchange in
                Topic(exchange: exchange, write: exchange == "ingress" ? nothing : ".*", read: nothing)
            })
    }

    /// May do nothing, for ever.
    static let disabled = BrokerRights(topics: noTopics)

    /// The queue in which a department finds its outcomes and the requests to it.
    static func queue(of department: String) -> String { "department.\(department)" }

    private static let noTopics = topicExchanges.map { Topic(exchange: $0, write: nothing, read: nothing) }

    /// The regular expression that matches exactly these routing keys.
    static func pattern(_ types: [String]) -> String {
        types.isEmpty ? nothing : "^(\(types.map(escaped).joined(separator: "|")))$"
    }

    /// The text with every character escaped that means something in a regular expression (PCRE).
    ///
    /// A brace is escaped too: RabbitMQ replaces `{username}` and `{vhost}` in these patterns.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\.+*?()[]{}^$|".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
