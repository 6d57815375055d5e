import Glibc

/// Cryptographic randomness from the kernel, drawn in pieces of 4 KiB: a batch of five hundred people needs ten thousand
/// draws, and each would be a system call. What was handed out is wiped, and nothing is handed out twice: it is a class, so
/// that no copy can repeat a nonce. For one task at a time.
public final class Randomness: RandomNumberGenerator {
    private var buffer = [UInt8](repeating: 0, count: 4096)
    private var position = 4096

    public init() {}

    public func next() -> UInt64 {
        bytes(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }

    /// So many random bytes; at most 4,096.
    public func bytes(_ count: Int) -> [UInt8] {
        precondition(count <= buffer.count)
        if position + count > buffer.count { refill() }
        defer {
            for index in position..<(position + count) { buffer[index] = 0 }
            position += count
        }
        return Array(buffer[position..<(position + count)])
    }

    private func refill() {
        buffer.withUnsafeMutableBytes { bytes in
            // getentropy gives 256 bytes at most at a time.
            for offset in stride(from: 0, to: bytes.count, by: 256) {
                precondition(getentropy(bytes.baseAddress! + offset, 256) == 0, "the kernel gives no randomness")
            }
        }
        position = 0
    }
}
