/// What several of our own messages have in common.
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
}
