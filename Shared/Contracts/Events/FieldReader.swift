/// Reads the members of one object, noting everything wrong with its path, and going on.
///
/// The path is put together only when something is wrong: nearly always nothing is.
struct FieldReader {
    private let members: [JSON.Member]
    private let place: Place
    /// What the object stands in, from the outermost inwards; nearly always nothing but the data itself.
    private let outer: [Place]

    /// Under which name an object stands, and as which element of a list.
    private struct Place: Sendable {
        var name: StaticString
        var index: Int?
    }

    /// `nil` when the value is no object.
    init?(_ json: JSON, at parent: StaticString = "", index: Int? = nil) {
        guard case .object(let members) = json else { return nil }
        self.members = members
        place = Place(name: parent, index: index)
        outer = []
    }

    /// An object that stands in the one that the other reads; `nil` when the value is none.
    init?(_ json: JSON, within reader: FieldReader, at name: StaticString, index: Int? = nil) {
        guard case .object(let members) = json else { return nil }
        self.members = members
        place = Place(name: name, index: index)
        outer = reader.place.name.utf8CodeUnitCount > 0 ? reader.outer + [reader.place] : []
    }

    /// The member, `nil` when absent; `null` counts as absent.
    func optional(_ key: String) -> JSON? {
        for member in members where member.key == key {
            return member.value == .null ? nil : member.value
        }
        return nil
    }

    func required(_ key: String, _ faults: inout [Reason]) -> JSON? {
        if let value = optional(key) { return value }
        note(.fieldMissing, key, &faults)
        return nil
    }

    /// A text of 1…`limit` characters.
    func text(_ key: String, limit: Int, _ faults: inout [Reason]) -> String? {
        required(key, &faults).flatMap { text(of: $0, key, limit, &faults) }
    }

    func optionalText(_ key: String, limit: Int, _ faults: inout [Reason]) -> String? {
        optional(key).flatMap { text(of: $0, key, limit, &faults) }
    }

    /// A text that the type of value wanted must accept; `code` says that it did not.
    func parsed<Value>(
        _ key: String, limit: Int, or code: ReasonCode, _ faults: inout [Reason], as parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(key, limit: limit, &faults) else { return nil }
        if let value = parse(text) { return value }
        note(code, key, &faults)
        return nil
    }

    func optionalParsed<Value>(
        _ key: String, limit: Int, or code: ReasonCode, _ faults: inout [Reason], as parse: (String) -> Value?
    ) -> Value? {
        optional(key) == nil ? nil : parsed(key, limit: limit, or: code, &faults, as: parse)
    }

    /// One of the enumeration's values; an unknown one from outside is refused (`value-unknown`).
    func choice<Value: RawRepresentable<String>>(_ key: String, _ faults: inout [Reason]) -> Value? {
        parsed(key, limit: 64, or: .valueUnknown, &faults, as: Value.init(rawValue:))
    }

    func optionalChoice<Value: RawRepresentable<String>>(_ key: String, _ faults: inout [Reason]) -> Value? {
        optional(key) == nil ? nil : choice(key, &faults)
    }

    func integer(_ key: String, _ faults: inout [Reason]) -> Int64? {
        required(key, &faults).flatMap { typed($0.integer, key, &faults) }
    }

    func optionalInteger(_ key: String, _ faults: inout [Reason]) -> Int64? {
        optional(key).flatMap { typed($0.integer, key, &faults) }
    }

    func bool(_ key: String, _ faults: inout [Reason]) -> Bool? {
        required(key, &faults).flatMap { typed($0.bool, key, &faults) }
    }

    /// `false` when absent.
    func flag(_ key: String, _ faults: inout [Reason]) -> Bool {
        optional(key).flatMap { typed($0.bool, key, &faults) } ?? false
    }

    /// The elements, at most `limit`; `nil` when absent or wrong.
    func array(_ key: String, limit: Int, _ faults: inout [Reason]) -> [JSON]? {
        guard let value = optional(key), let elements = typed(value.array, key, &faults) else { return nil }
        guard elements.count <= limit else {
            note(.fieldLength, key, &faults)
            return nil
        }
        return elements
    }

    func object(_ key: String, at path: StaticString, _ faults: inout [Reason]) -> FieldReader? {
        required(key, &faults).flatMap { typed(FieldReader($0, at: path), key, &faults) }
    }

    func optionalObject(_ key: String, at path: StaticString, _ faults: inout [Reason]) -> FieldReader? {
        optional(key).flatMap { typed(FieldReader($0, at: path), key, &faults) }
    }

    func note(_ code: ReasonCode, _ key: String, _ faults: inout [Reason]) {
        faults.append(Reason(code, field: path(to: key)))
    }

    func path(to key: String) -> String {
        guard place.name.utf8CodeUnitCount > 0 else { return key }
        return (outer + [place]).map { place in
            place.index.map { "\(place.name)[\($0)]." } ?? "\(place.name)."
        }.joined() + key
    }

    private func typed<Value>(_ value: Value?, _ key: String, _ faults: inout [Reason]) -> Value? {
        if value == nil { note(.fieldType, key, &faults) }
        return value
    }

    private func text(of value: JSON, _ key: String, _ limit: Int, _ faults: inout [Reason]) -> String? {
        guard let text = typed(value.string, key, &faults) else { return nil }
        guard !text.isEmpty, text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            note(.fieldLength, key, &faults)
            return nil
        }
        return text
    }
}
