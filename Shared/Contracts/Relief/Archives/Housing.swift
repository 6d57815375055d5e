/// How a household lives.
public struct Housing: Sendable, Hashable {
    public var kind: HousingKind
    /// Whole square metres.
    public var areaM2: Int?
    /// How many dwellings are its own.
    public var dwellings: Int

    public init(kind: HousingKind, areaM2: Int? = nil, dwellings: Int) {
        self.kind = kind
        self.areaM2 = areaM2
        self.dwellings = dwellings
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let kind: HousingKind? = reader.choice("kind", &faults)
        let areaM2 = reader.optionalArea(&faults)
        let dwellings = reader.count("dwellings", within: 0...100, or: .valueUnknown, &faults)
        guard let kind, let dwellings else { return nil }
        self.init(kind: kind, areaM2: areaM2, dwellings: dwellings)
    }

    var json: JSON {
        .object([
            "kind": .string(kind.rawValue), "areaM2": areaM2.map { .integer(Int64($0)) },
            "dwellings": .integer(Int64(dwellings)),
        ])
    }
}

/// What befell a household 意外致困.
public struct HouseholdEvent: Sendable, Hashable {
    public var kind: HardshipEventKind
    public var on: CivilDate
    /// The paper that proves it.
    public var proof: SourceReference?

    public init(kind: HardshipEventKind, on: CivilDate, proof: SourceReference? = nil) {
        self.kind = kind
        self.on = on
        self.proof = proof
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let kind: HardshipEventKind? = reader.choice("kind", &faults)
        let on = reader.day("on", &faults)
        let proof = reader.optionalReference("proof", &faults)
        guard let kind, let on else { return nil }
        self.init(kind: kind, on: on, proof: proof)
    }

    var json: JSON {
        .object([
            "kind": .string(kind.rawValue), "on": .string(on.description), "proof": proof.map { .string($0.text) },
        ])
    }
}
