/// `relief.sample-drawn.v1`: a sample was drawn, and how anybody may draw it again: the tickets of the numbers are
/// HMAC-SHA-256 under the seed, and the lowest are drawn.
public struct ReliefSampleDrawn: EventData {
    public static let type = EventType.reliefSampleDrawnV1

    /// Its number, such as `2026-3`.
    public var sample: SourceReference
    public var purpose: SamplePurpose
    public var place: DivisionCode
    /// Of how many.
    public var population: Int
    /// SHA-256 of the population's numbers, on record before the seed could be known.
    public var digest: String
    public var seed: String
    public var share: BasisPoints
    /// How many.
    public var drawn: Int

    public init(
        sample: SourceReference, purpose: SamplePurpose, place: DivisionCode, population: Int, digest: String,
        seed: String, share: BasisPoints, drawn: Int
    ) {
        self.sample = sample
        self.purpose = purpose
        self.place = place
        self.population = population
        self.digest = digest
        self.seed = seed
        self.share = share
        self.drawn = drawn
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let sample = reader.reference("sample", &faults)
        let purpose: SamplePurpose? = reader.choice("purpose", &faults)
        let place = reader.place(&faults)
        let population = reader.tally("population", &faults)
        let digest = reader.digest("digest", &faults)
        let seed = reader.digest("seed", &faults)
        let share = reader.basisPoints("shareBasisPoints", &faults)
        let drawn = reader.tally("drawn", &faults)
        guard let sample, let purpose, let place, let population, let digest, let seed, let share, let drawn,
            faults.count == before
        else { return nil }
        self.init(
            sample: sample, purpose: purpose, place: place, population: population, digest: digest, seed: seed,
            share: share, drawn: drawn)
    }

    public var json: JSON {
        [
            "sample": .string(sample.text), "purpose": .string(purpose.rawValue), "place": .string(place.description),
            "population": .integer(Int64(population)), "digest": .string(digest), "seed": .string(seed),
            "shareBasisPoints": .integer(Int64(share.value)), "drawn": .integer(Int64(drawn)),
        ]
    }
}
