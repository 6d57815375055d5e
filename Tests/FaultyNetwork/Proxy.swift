import Foundation
import Glibc
import Synchronization

/// A TCP proxy between a client and a server, whose connections can be cut and stalled.
///
/// Two threads a connection that block in `read` and `write`: the few connections of a service need no more.
public final class Proxy: Sendable {
    private struct State {
        var links: [Int: Link] = [:]
        var nextLink = 0
        var isStalled = false
    }
    private struct Link {
        let client: Int32
        let server: Int32
        /// The port from which the server sees this connection come.
        let serverSidePort: Int
    }

    public let port: Int
    private let target: Int
    private let state = Mutex(State())

    /// - Parameter port: where clients connect; 0 takes one that is free.
    /// - Throws: ``PortTaken`` where another program listens there.
    public init(port: Int = 0, target: Int) throws {
        self.target = target
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        guard withAddress(port, { bind(listener, $0, $1) }) == 0, listen(listener, 128) == 0 else {
            throw PortTaken(port: port)
        }
        self.port = localPort(of: listener)
        Thread.detachNewThread { [self] in accept(from: listener) }
    }

    /// Cuts every connection, in both directions at once.
    public func cut() {
        state.withLock { state in
            for link in state.links.values {
                shutdown(link.client, Int32(SHUT_RDWR))
                shutdown(link.server, Int32(SHUT_RDWR))
            }
        }
    }

    /// Nothing passes, and nothing is closed, until ``release()``.
    public func stall() { state.withLock { $0.isStalled = true } }
    public func release() { state.withLock { $0.isStalled = false } }

    /// Whether the server sees a connection of this proxy at that port.
    public func owns(serverSidePort port: Int) -> Bool {
        state.withLock { $0.links.values.contains { $0.serverSidePort == port } }
    }

    private func accept(from listener: Int32) {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { continue }
            // Children must not hold it open.
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            guard withAddress(target, { connect(server, $0, $1) }) == 0 else {
                close(client)
                close(server)
                continue
            }
            for end in [client, server] {
                var yes: Int32 = 1
                setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
            }
            start(Link(client: client, server: server, serverSidePort: localPort(of: server)))
        }
    }

    private func start(_ link: Link) {
        let number = state.withLock { state in
            state.nextLink += 1
            state.links[state.nextLink] = link
            return state.nextLink
        }
        let running = Running()
        for (source, sink) in [(link.client, link.server), (link.server, link.client)] {
            Thread.detachNewThread { [self] in
                pump(from: source, to: sink)
                // Whichever direction ends first ends both; the second closes.
                shutdown(source, Int32(SHUT_RDWR))
                shutdown(sink, Int32(SHUT_RDWR))
                guard running.isLast() else { return }
                state.withLock { $0.links[number] = nil }
                close(link.client)
                close(link.server)
            }
        }
    }

    private func pump(from source: Int32, to sink: Int32) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count > 0 else { return }
            while state.withLock({ $0.isStalled }) { usleep(5_000) }
            var written = 0
            while written < count {
                let result = buffer.withUnsafeBytes {
                    send(sink, $0.baseAddress! + written, count - written, Int32(MSG_NOSIGNAL))
                }
                guard result > 0 else { return }
                written += result
            }
        }
    }

    /// Tells the second of two threads that it is.
    private final class Running: Sendable {
        private let ended = Atomic<Int>(0)
        func isLast() -> Bool { ended.add(1, ordering: .acquiringAndReleasing).newValue == 2 }
    }
}

private func localPort(of socket: Int32) -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return Int(UInt16(bigEndian: address.sin_port))
}

/// Another program listens at the port that a proxy was to take.
public struct PortTaken: Error, CustomStringConvertible {
    public let port: Int
    public var description: String { "port \(port) is taken by another program" }
}

/// 127.0.0.1 at a port, as the socket calls take it.
public func withAddress<Result>(_ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
}
