extension CloudEvent {
    /// Reads the binary mode of the AMQP binding: attributes in headers named `cloudEvents_…` or `cloudEvents:…`, the
    /// data in the body.
    public init(
        binaryHeaders headers: [String: String], contentType: String?, body: [UInt8]
    ) throws(ContractFault) {
        var reader = CloudEventReader()
        for (name, value) in headers where name.hasPrefix("cloudEvents_") || name.hasPrefix("cloudEvents:") {
            reader.read(String(name.dropFirst("cloudEvents_".count)), .string(value))
        }
        if let contentType { try reader.readContentType(.string(contentType)) }
        let data: JSON
        do {
            data = try JSON(parsing: body)
        } catch {
            throw reader.fault(error.code, "data")
        }
        self = try reader.event(data: data)
    }
}
