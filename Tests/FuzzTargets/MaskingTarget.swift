import Contracts
import Messaging

extension FuzzTarget {
    static let masking = FuzzTarget(
        "masking", "what an operator is shown of a message that was put aside", maximumLength: 2_048
    ) { bytes in
        guard let json = try? JSON(parsing: bytes) else { return }  // The target `json` judges that.
        try holdMasked(MaskedStructure(plainFields: ["union", "occupation"]).mask(json))
    }

    private static func holdMasked(_ shown: JSON) throws {
        switch shown {
        case .null, .bool: return
        case .integer, .number: throw Violation(description: "a number is shown")
        case .string(let text): try holdMasked(text)
        case .array(let elements): for element in elements { try holdMasked(element) }
        case .object(let members):
            for member in members {
                try holdMasked(member.key)
                try holdMasked(member.value)
            }
        }
    }

    /// A code of ASCII characters, or our own words for a kind and a length.
    private static func holdMasked(_ text: String) throws {
        try hold(!PersonalIdentifierScan.containsPersonalNumber(text), "a personal number is shown")
        if text.hasPrefix("‹") || text.hasPrefix("… ") {
            return try hold(text.utf8.count <= 40 && !text.contains("\n"), "\(text) is more than a kind and a length")
        }
        try hold(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(text) is no code")
    }
}
