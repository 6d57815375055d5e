extension CloudEvent {
    /// Reads the structured JSON format (CloudEvents JSON Event Format 1.0 §3).
    public init(structured json: JSON) throws(ContractFault) {
        guard case .object(let members) = json else { throw ContractFault(.eventMalformed) }
        var reader = CloudEventReader()
        var data: JSON?
        for member in members {
            switch member.key {
            case "data": data = member.value
            case "datacontenttype": try reader.readContentType(member.value)
            case "data_base64": reader.note(.eventFieldType, "data_base64")
            default: reader.read(member.key, member.value)
            }
        }
        self = try reader.event(data: data)
    }

    /// Reads the JSON batch format (§4): each element on its own, so that one bad event costs only itself.
    ///
    /// The batch as a whole is refused when it is no array, empty, or longer than ``maximumBatchCount``.
    public static func batch(_ json: JSON) throws(ContractFault) -> [Result<CloudEvent, ContractFault>] {
        guard case .array(let elements) = json else { throw ContractFault(.eventMalformed) }
        guard !elements.isEmpty else { throw ContractFault(.batchEmpty) }
        guard elements.count <= maximumBatchCount else { throw ContractFault(.batchTooLarge) }
        return elements.map { element in
            do throws(ContractFault) {
                return .success(try CloudEvent(structured: element))
            } catch {
                return .failure(error)
            }
        }
    }

    /// The structured JSON format, as this system publishes it.
    public var structured: JSON {
        var members: [JSON.Member] = []
        members.reserveCapacity(13)
        members.append(.init("specversion", "1.0"))
        members.append(.init("id", .string(id)))
        members.append(.init("source", .string(source)))
        members.append(.init("type", .string(type)))
        func append(_ key: String, _ value: String?) {
            if let value { members.append(.init(key, .string(value))) }
        }
        append("subject", subject)
        append("time", time.map(RFC3339.string))
        members.append(.init("datacontenttype", "application/json"))
        append("dataschema", dataSchema)
        append("traceparent", traceParent)
        append("correlationid", correlationID)
        append("causationid", causationID)
        if let sequence { members.append(.init("sequence", .integer(sequence))) }
        members.append(.init("data", data))
        return .object(members)
    }
}
