/// A media type with its `charset`, read as far as this system needs (RFC 9110 §8.3).
public struct ContentType: Sendable, Hashable {
    /// Lower-case, without parameters.
    public var mediaType: String
    /// Lower-case, without quotes.
    public var charset: String?

    public init(_ text: String) {
        let parts = text.split(separator: ";").map { $0.trimmed.lowercased() }
        mediaType = parts.first ?? ""
        for part in parts.dropFirst() where part.hasPrefix("charset=") {
            charset = part.dropFirst("charset=".count).filter { $0 != "\"" }
        }
    }

    public var isUTF8: Bool { charset == nil || charset == "utf-8" || charset == "utf8" || charset == "us-ascii" }

    public var isJSON: Bool {
        mediaType == "application/json" || mediaType == "text/json" || mediaType.hasSuffix("+json")
    }
}

/// How a message carries its events, told by its content type (CloudEvents AMQP binding §3).
public enum MessageFormat: Sendable, Hashable {
    /// One event, `application/cloudevents+json`.
    case structured
    /// Up to 500 events, `application/cloudevents-batch+json`.
    case batch
    /// Attributes in headers, `application/json` data in the body.
    case binary

    /// Without a content type, or with another JSON type, only headers can say what the event is: binary mode.
    public init(contentType: String?) throws(ContractFault) {
        guard let contentType else {
            self = .binary
            return
        }
        let type = ContentType(contentType)
        guard type.isUTF8 else { throw ContractFault(.charsetUnsupported) }
        switch type.mediaType {
        case "application/cloudevents+json": self = .structured
        case "application/cloudevents-batch+json": self = .batch
        case _ where type.isJSON && !type.mediaType.hasPrefix("application/cloudevents"): self = .binary
        default: throw ContractFault(.contentTypeUnsupported)
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
