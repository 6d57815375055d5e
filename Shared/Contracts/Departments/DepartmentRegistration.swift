/// The arguments of the operator's request `departments.register`: what a department may send, and for which places.
public struct DepartmentRegistration: Sendable, Equatable {
    public let name: DepartmentName
    /// What departments may publish; each once.
    public let types: [EventType]
    /// Known places; each once.
    public let places: [DivisionCode]

    public init(_ arguments: JSON) throws(ContractFault) {
        guard let name = arguments["name"]?.string.flatMap({ DepartmentName($0) }) else {
            throw ContractFault(.departmentNameInvalid, field: "name")
        }
        self.name = name
        types = try Self.list("types", of: arguments, or: .typeUnknown) { text in
            let type = EventType(rawValue: text)
            return EventType.ingress.contains(type) ? type : nil
        }
        places = try Self.list("places", of: arguments, or: .divisionUnknown) { text in
            DivisionCode(text).flatMap { $0.isKnown ? $0 : nil }
        }
    }

    /// A list of at least one text, each of which `parse` must accept.
    private static func list<Value: Hashable>(
        _ key: String, of arguments: JSON, or code: ReasonCode, as parse: (String) -> Value?
    ) throws(ContractFault) -> [Value] {
        guard let elements = arguments[key]?.array, !elements.isEmpty else {
            throw ContractFault(.requestMalformed, field: key)
        }
        var seen: Set<Value> = []
        var values: [Value] = []
        for element in elements {
            guard let text = element.string else { throw ContractFault(.requestMalformed, field: key) }
            guard let value = parse(text) else { throw ContractFault(code, field: key) }
            if seen.insert(value).inserted { values.append(value) }
        }
        return values
    }
}
