import CRabbitMQ
import Glibc

/// Owns one librabbitmq connection with one open channel. Not `Sendable`: it lives and dies on its connection's thread.
final class Wire {
    let state: amqp_connection_state_t
    static let channel: amqp_channel_t = 1

    /// Opens the socket, logs in and opens the channel; blocks up to some seconds.
    init(to endpoint: AMQPEndpoint, name: String, heartbeat: Int32) throws(RabbitMQError) {
        guard let state = amqp_new_connection() else { throw RabbitMQError(.connectionLost, "out of memory") }
        self.state = state
        try openSocket(endpoint)
        try login(endpoint, name: name, heartbeat: heartbeat)
        amqp_channel_open(state, Wire.channel)
        try check(amqp_get_rpc_reply(state), "opening a channel")
    }

    deinit { amqp_destroy_connection(state) }

    var socket: Int32 { amqp_get_sockfd(state) }

    private func openSocket(_ endpoint: AMQPEndpoint) throws(RabbitMQError) {
        let place = "connecting to \(endpoint.host):\(endpoint.port)"
        let socket = endpoint.usesTLS ? amqp_ssl_socket_new(state) : amqp_tcp_socket_new(state)
        guard let socket else { throw RabbitMQError(.connectionLost, "out of memory") }
        if endpoint.usesTLS {
            amqp_ssl_socket_set_verify_peer(socket, 1)
            amqp_ssl_socket_set_verify_hostname(socket, 1)
            amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST)
            let authorities = endpoint.certificateAuthorities ?? "/etc/ssl/certs/ca-certificates.crt"
            guard amqp_ssl_socket_set_cacert(socket, authorities) == 0 else {
                throw RabbitMQError(.endpointInvalid, "no certificate authorities could be read from \(authorities)")
            }
        }
        var timeout = timeval(tv_sec: 5, tv_usec: 0)
        let opened = amqp_socket_open_noblock(socket, endpoint.host, Int32(endpoint.port), &timeout)
        guard opened == 0 else { throw RabbitMQError(.connectionLost, "\(place): \(Wire.text(of: opened))") }
        union_amqp_set_user_timeout(amqp_get_sockfd(state), 30_000)
    }

    private func login(_ endpoint: AMQPEndpoint, name: String, heartbeat: Int32) throws(RabbitMQError) {
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        amqp_set_handshake_timeout(state, &timeout)
        amqp_set_rpc_timeout(state, &timeout)
        let headers = EncodedHeaders(capabilities: ["consumer_cancel_notify", "connection.blocked"], name: name)
        let reply = headers.withTable { table in
            withUnsafePointer(to: table) {
                union_amqp_login(
                    state, endpoint.virtualHost, 131_072, heartbeat, $0, endpoint.username, endpoint.password)
            }
        }
        // A broker that refuses credentials closes the socket or says 403; librabbitmq reports either during login.
        if reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION,
            reply.library_error == AMQP_STATUS_CONNECTION_CLOSED.rawValue
        {
            throw RabbitMQError(.accessRefused, "as \(endpoint.username) at \(endpoint.host):\(endpoint.port)")
        }
        try check(reply, "logging in as \(endpoint.username) to \(endpoint.virtualHost)")
    }

    /// Turns a reply into an error that says where; a broken channel or connection is then beyond use.
    func check(_ reply: amqp_rpc_reply_t, _ place: String) throws(RabbitMQError) {
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL:
            return
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            throw Wire.error(method: reply.reply, place)
        default:
            throw RabbitMQError(.connectionLost, "\(place): \(Wire.text(of: reply.library_error))")
        }
    }

    func check(status: Int32, _ place: String) throws(RabbitMQError) {
        guard status == AMQP_STATUS_OK.rawValue else {
            throw RabbitMQError(.connectionLost, "\(place): \(Wire.text(of: status))")
        }
    }

    /// Reads a close method into an error. The broker's text names objects and rights, never content.
    static func error(method: amqp_method_t, _ place: String) -> RabbitMQError {
        var code: UInt16 = 0
        var text = ""
        if method.id == UNION_CHANNEL_CLOSE.rawValue {
            let close = method.decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee
            (code, text) = (close.reply_code, String(close.reply_text))
        } else if method.id == UNION_CONNECTION_CLOSE.rawValue {
            let close = method.decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            (code, text) = (close.reply_code, String(close.reply_text))
        }
        let kind: RabbitMQError.Kind =
            switch code {
            case 403: .accessRefused
            case 404: .notFound
            case 320: .connectionLost
            default: .refused
            }
        return RabbitMQError(kind, "\(place): \(code) \(text)")
    }

    private static func text(of status: Int32) -> String { String(cString: amqp_error_string2(status)) }
}

extension String {
    init(_ bytes: amqp_bytes_t) {
        self.init(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }
}

extension amqp_bytes_t {
    /// Borrowed: valid while the buffer is.
    init(_ buffer: UnsafeRawBufferPointer) {
        self.init(len: buffer.count, bytes: UnsafeMutableRawPointer(mutating: buffer.baseAddress))
    }
}
