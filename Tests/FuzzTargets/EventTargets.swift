import Contracts

extension FuzzTarget {
    static let structured = FuzzTarget(
        "structured", "one event, application/cloudevents+json, and its data as every known type", maximumLength: 4_096
    ) { bytes in
        guard let json = try? JSON(parsing: bytes) else { return }  // The target `json` judges that.
        let event: CloudEvent
        do throws(ContractFault) {
            event = try CloudEvent(structured: json)
        } catch {
            return try holdQuotesNothing(error)
        }
        try holdEvent(event)
    }

    static let batch = FuzzTarget(
        "batch", "many events, application/cloudevents-batch+json", maximumLength: 8_192
    ) { bytes in
        guard let json = try? JSON(parsing: bytes) else { return }  // The target `json` judges that.
        let results: [Result<CloudEvent, ContractFault>]
        do throws(ContractFault) {
            results = try CloudEvent.batch(json)
        } catch {
            try hold([.eventMalformed, .batchEmpty, .batchTooLarge].contains(error.code), "\(error) is of the batch")
            return try holdQuotesNothing(error)
        }
        try hold((1...CloudEvent.maximumBatchCount).contains(results.count), "a batch of \(results.count)")
        try hold(results.count == json.array?.count, "every element has its result")
        for result in results {
            switch result {
            case .success(let event): try holdEvent(event)
            case .failure(let fault): try holdQuotesNothing(fault)
            }
        }
    }

    static let binary = FuzzTarget(
        "binary", "one event in cloudEvents_… headers, its data in the body", maximumLength: 4_096
    ) { bytes in
        let message = WrittenMessage(bytes)
        let event: CloudEvent
        do throws(ContractFault) {
            event = try CloudEvent(
                binaryHeaders: message.properties.headers.compactMapValues(\.string),
                contentType: message.properties.contentType, body: message.body)
        } catch {
            return try holdQuotesNothing(error)
        }
        try holdEvent(event)
    }
}
