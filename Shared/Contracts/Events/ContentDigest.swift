/// A keyed hash that the service made of the content of a message or a row: equal for equal content alone.
public struct ContentDigest: Sendable, Hashable {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
