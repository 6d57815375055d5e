/// What several messages have in common.
extension FieldReader {
    static func reading(_ json: JSON, _ faults: inout [Reason]) -> FieldReader? {
        if let reader = FieldReader(json) { return reader }
        faults.append(Reason(.fieldType))
        return nil
    }

    func applicationNumber(_ faults: inout [Reason]) -> ApplicationNumber? {
        parsed("applicationNumber", limit: 64, or: .applicationNumberFormat, &faults, as: ApplicationNumber.init)
    }

    /// A required list of reasons.
    func reasons(_ key: String, _ faults: inout [Reason]) -> [Reason] {
        elements(key, or: .valueUnknown, &faults) { Reason(json: $0) }
    }

    /// A required list, every element of which the parse must accept.
    func elements<Value>(
        _ key: String, or code: ReasonCode, _ faults: inout [Reason], as parse: (JSON) -> Value?
    ) -> [Value] {
        guard required(key, &faults) != nil, let elements = array(key, limit: 10_000, &faults) else { return [] }
        let values = elements.compactMap(parse)
        if values.count < elements.count { note(code, key, &faults) }
        return values
    }
    /// The sender's own number, without any personal number in it, because it is logged.
    func ownApplicationNumber(_ faults: inout [Reason]) -> ApplicationNumber? {
        impersonal(
            "applicationNumber", limit: 64, or: .applicationNumberFormat, &faults, as: ApplicationNumber.init)
    }

    /// A text that the type of value wanted must accept, and that holds no personal number (`identifier-personal`).
    func impersonal<Value>(
        _ key: String, limit: Int, or code: ReasonCode, _ faults: inout [Reason], as parse: (String) -> Value?
    ) -> Value? {
        let read = parsed(key, limit: limit, or: code, &faults) { text in parse(text).map { (text, $0) } }
        guard let (text, value) = read else { return nil }
        guard PersonalIdentifierScan.containsPersonalNumber(text) else { return value }
        note(.identifierPersonal, key, &faults)
        return nil
    }

    /// `{type, number}`; notes warnings too.
    func identityDocument(_ faults: inout [Reason]) -> IdentityDocument? {
        let type: IdentityType? = choice("type", &faults)
        let number = text("number", limit: 64, &faults)
        guard let type, let number else { return nil }
        var codes: [ReasonCode] = []
        let document = IdentityDocument(type: type, written: number, findings: &codes)
        for code in codes { note(code, "number", &faults) }
        return document
    }

    /// A required list of schemes, each once; those that are unreadable are left out.
    func schemes(atMost limit: Int, _ faults: inout [Reason]) -> [InsuranceScheme] {
        required("schemes", &faults) == nil ? [] : choices("schemes", atMost: limit, &faults)
    }

    /// A list of an enumeration's values, each once; those that are unreadable are left out.
    func choices<Value: RawRepresentable<String> & Equatable>(
        _ key: String, atMost limit: Int, _ faults: inout [Reason]
    ) -> [Value] {
        var values: [Value] = []
        for (index, element) in (array(key, limit: limit, &faults) ?? []).enumerated() {
            if let value = element.string.flatMap(Value.init(rawValue:)), !values.contains(value) {
                values.append(value)
            } else {
                note(element.string == nil ? .fieldType : .valueUnknown, "\(key)[\(index)]", &faults)
            }
        }
        return values
    }
}
