/// A keyed hash that the service made of personal data, as of a document: equal for equal input, telling nothing of it here.
public struct Fingerprint: Sendable, Hashable {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes at once; an array would feed them to the hasher one by one.
    public func hash(into hasher: inout Hasher) {
        // Safe because the hasher only reads the bytes, while the closure lasts.
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
