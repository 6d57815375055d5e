/// Something that reads bytes from outside, and what must hold whatever they are.
///
/// libFuzzer (`deploy/fuzz`) searches for bytes that break it; the tests replay the corpus of what was found so far.
public struct FuzzTarget: Sendable {
    public let name: String
    /// What is read, for `deploy/fuzz --help`.
    public let purpose: String
    /// Longer inputs reach nothing that shorter ones do not.
    public let maximumLength: Int
    private let properties: @Sendable ([UInt8]) throws -> Void

    init(
        _ name: String, _ purpose: String, maximumLength: Int, properties: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.name = name
        self.purpose = purpose
        self.maximumLength = maximumLength
        self.properties = properties
    }

    /// Throws a ``Violation`` when a property does not hold for these bytes; reading them must never trap.
    public func check(_ bytes: [UInt8]) throws { try properties(bytes) }

    public static let all: [FuzzTarget] = [
        .json, .structured, .batch, .binary, .ingress, .requests, .identity, .names, .codes, .times, .hours, .masking,
        .keys,
    ]
}

/// A property that does not hold. The bytes are the fuzzer's own, so that quoting what became of them leaks nothing.
public struct Violation: Error, CustomStringConvertible {
    public let description: String
}

/// Throws a ``Violation`` unless the property holds.
func hold(_ property: Bool, _ description: @autoclosure () -> String) throws {
    if !property { throw Violation(description: description()) }
}
