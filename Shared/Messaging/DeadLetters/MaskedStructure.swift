import Contracts

/// The shape of a message without what it says of anybody: the names of its fields, and of each value its kind and
/// length. Plain are only values of fields that are never personal, and only where they look like a code.
package struct MaskedStructure {
    /// Fields of the data that this service knows to hold nothing personal.
    let plainFields: Set<String>

    package init(plainFields: Set<String>) { self.plainFields = plainFields }

    private static let envelope: Set<String> = [
        "specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema", "correlationid",
        "causationid", "traceparent",
    ]
    /// What is longer is cut off, and says so.
    private static let mostElements = 20

    package func mask(_ json: JSON) -> JSON {
        guard case .object(let members) = json else { return mask(json, plain: []) }
        return .object(
            members.map { member in
                let isData = member.key == "data"
                let isPlain = MaskedStructure.envelope.contains(member.key) && member.value.string != nil
                let plain = isData ? plainFields : isPlain ? MaskedStructure.envelope : []
                return JSON.Member(member.key.fieldName, mask(member.value, named: member.key, plain: plain))
            })
    }

    private func mask(_ json: JSON, named name: String? = nil, plain: Set<String>) -> JSON {
        switch json {
        case .null, .bool: return json
        case .integer, .number: return "number"
        case .string(let text):
            let isPlain = name.map(plain.contains) ?? false
            return .string(isPlain && text.isCode ? text : text.shape)
        case .array(let elements):
            let shown = elements.prefix(MaskedStructure.mostElements).map { mask($0, named: name, plain: plain) }
            return .array(shown + (elements.count > shown.count ? [.string("… \(elements.count)")] : []))
        case .object(let members):
            return .object(
                members.map { JSON.Member($0.key.fieldName, mask($0.value, named: $0.key, plain: plain)) })
        }
    }
}

extension String {
    /// A word of letters, digits and marks as codes and times have them, and no personal number.
    fileprivate var isCode: Bool {
        (1...128).contains(utf8.count) && !PersonalIdentifierScan.containsPersonalNumber(self)
            && utf8.allSatisfy { $0.isCodeCharacter }
    }

    /// The name of a field as it is, where it looks like one.
    fileprivate var fieldName: String {
        let startsWithDigit = utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true
        return isCode && utf8.count <= 40 && !startsWithDigit ? self : shape
    }

    /// What kind of text it is, and how long: `‹18 digits›`, `‹2 characters›`.
    fileprivate var shape: String {
        if isEmpty { return "‹empty›" }
        if utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { return "‹\(count) digits›" }
        return "‹\(count) characters›"
    }
}

extension UInt8 {
    fileprivate var isCodeCharacter: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: "._:/+-".utf8.contains(self)
        }
    }
}
