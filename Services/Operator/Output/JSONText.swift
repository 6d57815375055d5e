import Foundation

/// Values as JSON text: keys sorted, slashes plain, times as RFC 3339.
///
/// Characters that steer a terminal stand escaped, as JSON may write any of them: the value is the same.
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
            return String(decoding: try encoder.encode(value), as: UTF8.self).escapingSteeringCharacters
        } catch {
            preconditionFailure("A value of unionctl's own cannot be encoded: \(error)")
        }
    }
}

extension String {
    /// The same JSON, harmless on a terminal. Between values no such character but a line feed can stand.
    fileprivate var escapingSteeringCharacters: String {
        guard unicodeScalars.contains(where: { $0.steersTerminals && $0 != "\n" }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            guard scalar.steersTerminals, scalar != "\n" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return text
    }
}
