import Foundation

/// Values as JSON text: keys sorted, slashes plain, times as RFC 3339.
enum JSONText {
    /// One line, without a newline at its end.
    static func line(_ value: some Encodable) -> String { text(value, [.sortedKeys, .withoutEscapingSlashes]) }

    /// Indented, for a person or for `jq`.
    static func pretty(_ value: some Encodable) -> String {
        text(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    }

    private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.dateEncodingStrategy = .iso8601
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("A value of unionctl's own cannot be encoded: \(error)")
        }
    }
}
