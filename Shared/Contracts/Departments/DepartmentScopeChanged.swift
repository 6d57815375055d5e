/// `department.scope-changed.v1`: what a department may send, for which places, and to which key requests to it are
/// sealed, from now on.
public struct DepartmentScopeChanged: EventData {
    public static let type = EventType.departmentScopeChangedV1

    public var name: DepartmentName
    public var types: [EventType]
    public var places: [DivisionCode]
    /// The department may send nothing any more, and its name is never given again.
    public var removed: Bool
    /// The base64 of its X25519 public key; `nil` where it has none.
    public var publicKey: String?

    public init(
        name: DepartmentName, types: [EventType], places: [DivisionCode], removed: Bool, publicKey: String? = nil
    ) {
        self.name = name
        self.types = types
        self.places = places
        self.removed = removed
        self.publicKey = publicKey
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let name = reader.parsed("name", limit: 31, or: .departmentNameInvalid, &faults) { DepartmentName($0) }
        types = reader.elements("types", or: .fieldType, &faults) { $0.string.map(EventType.init) }
        places = reader.elements("places", or: .divisionUnknown, &faults) { $0.string.flatMap(DivisionCode.init) }
        removed = reader.flag("removed", &faults)
        publicKey = reader.optionalParsed("publicKey", limit: 44, or: .departmentKeyFormat, &faults) { text in
            Self.isKey(text) ? text : nil
        }
        guard let name, faults.count == before else { return nil }
        self.name = name
    }

    public var json: JSON {
        .object([
            "name": .string(name.text), "types": .array(types.map { .string($0.rawValue) }),
            "places": .array(places.map { .string($0.description) }), "removed": .bool(removed),
            "publicKey": publicKey.map(JSON.string),
        ])
    }

    /// The base64 of 32 bytes: 43 characters and one for the padding.
    private static func isKey(_ text: String) -> Bool {
        text.utf8.count == 44 && text.utf8.last == UInt8(ascii: "=")
            && text.utf8.dropLast().allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "+/".utf8.contains($0) }
    }
}
