import CRabbitMQ
import Glibc

/// Where the broker is, and as whom to speak to it.
public struct AMQPEndpoint: Sendable, Equatable {
    public var host: String
    public var port: Int
    public var username: String
    public var password: String
    public var virtualHost: String
    /// TLS 1.2 at least, with the server's certificate and host name verified.
    public var usesTLS: Bool
    /// A file of certificate authorities; the system's where nil.
    public var certificateAuthorities: String?

    /// Reads `amqp[s]://user:password@host[:port]/vhost[?cacertfile=PATH]`; `password` replaces the one written there.
    public init(url: String, password: String? = nil) throws(RabbitMQError) {
        let parts = url.split(separator: "?", maxSplits: 1)
        guard let address = strdup(String(parts.first ?? "")) else {
            throw RabbitMQError(.endpointInvalid, "no memory")
        }
        defer { free(address) }
        var parsed = amqp_connection_info()
        guard amqp_parse_url(address, &parsed) == AMQP_STATUS_OK.rawValue else {
            throw RabbitMQError(.endpointInvalid, "the address is not of the form amqp://user:password@host:port/vhost")
        }
        host = String(cString: parsed.host)
        port = Int(parsed.port)
        username = String(cString: parsed.user)
        self.password = password ?? String(cString: parsed.password)
        virtualHost = String(cString: parsed.vhost)
        usesTLS = parsed.ssl != 0
        let options = parts.count > 1 ? parts[1].split(separator: "&") : []
        certificateAuthorities = options.first { $0.hasPrefix("cacertfile=") }.map { String($0.dropFirst(11)) }
    }
}
