import Foundation

/// A value in a queue's arguments or in a request to the management API.
enum BrokerArgument: Sendable, Hashable {
    case string(String)
    case integer(Int64)
    case bool(Bool)
    case table([String: BrokerArgument])
    /// A kind of value that none of ours has; kept so that a foreign queue can be read at all.
    case other
}

extension BrokerArgument: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: BrokerArgument].self) {
            self = .table(value)
        } else {
            self = .other
        }
    }
}

extension BrokerArgument: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .table(let value): try container.encode(value)
        case .other: try container.encodeNil()
        }
    }
}

extension BrokerArgument: CustomStringConvertible {
    /// The value as JSON, with sorted keys.
    var description: String { JSONText.line(self) }
}

extension BrokerArgument: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension BrokerArgument: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, BrokerArgument)...) {
        self = .table(Dictionary(elements) { _, last in last })
    }
}
