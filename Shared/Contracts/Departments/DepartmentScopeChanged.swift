/// `department.scope-changed.v1`: what a department may send, and for which places, from now on.
public struct DepartmentScopeChanged: EventData {
    public static let type = EventType.departmentScopeChangedV1

    public var name: DepartmentName
    public var types: [EventType]
    public var places: [DivisionCode]
    /// The department may send nothing any more, and its name is never given again.
    public var removed: Bool

    public init(name: DepartmentName, types: [EventType], places: [DivisionCode], removed: Bool) {
        self.name = name
        self.types = types
        self.places = places
        self.removed = removed
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let name = reader.parsed("name", limit: 31, or: .departmentNameInvalid, &faults) { DepartmentName($0) }
        types = reader.elements("types", or: .fieldType, &faults) { $0.string.map(EventType.init) }
        places = reader.elements("places", or: .divisionUnknown, &faults) { $0.string.flatMap(DivisionCode.init) }
        removed = reader.flag("removed", &faults)
        guard let name, faults.count == before else { return nil }
        self.name = name
    }

    public var json: JSON {
        [
            "name": .string(name.text), "types": .array(types.map { .string($0.rawValue) }),
            "places": .array(places.map { .string($0.description) }), "removed": .bool(removed),
        ]
    }
}
