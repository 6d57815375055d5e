import Foundation

/// Where the broker is and as whom, read from an AMQP URL; its descriptions never show the password.
struct BrokerAddress: Sendable, CustomStringConvertible {
    /// The URL as given, for the client.
    let url: String
    /// The password that replaces the URL's, if there is one.
    let password: String?
    let user: String
    let vhost: String
    private let scheme: String
    private let host: String
    private let port: Int

    init?(url: String, password: String?) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme, ["amqp", "amqps"].contains(scheme),
            let host = parts.host, !host.isEmpty, let user = parts.user, !user.isEmpty
        else { return nil }
        self.url = url
        self.password = password
        self.scheme = scheme
        self.host = host
        self.user = user
        port = parts.port ?? (scheme == "amqps" ? 5671 : 5672)
        let path = parts.percentEncodedPath.dropFirst()
        vhost = path.isEmpty ? "union" : String(path).removingPercentEncoding ?? String(path)
    }

    /// The address without the credential.
    var description: String { "\(scheme)://\(host):\(port)" }

    /// The URI that a department connects with.
    ///
    /// - Parameter publicAddress: the `host:port` to name, where the broker's own differs from what others reach.
    func uri(user: String, password: String, publicAddress: String?) -> String {
        let vhost = vhost.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? vhost
        return "\(scheme)://\(user):\(password)@\(publicAddress ?? "\(host):\(port)")/\(vhost)"
    }
}

/// Where the management API is, and as whom.
struct ManagementAddress: Sendable {
    let url: URL
    let username: String
    let password: String

    /// The address without a credential.
    var display: String { "\(url.scheme ?? "http")://\(url.host ?? "")\(url.port.map { ":\($0)" } ?? "")" }
}
