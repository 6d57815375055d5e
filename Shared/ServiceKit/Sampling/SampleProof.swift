import Contracts

/// What shows that a sample is the one that had to come out: with the population and the audit chain at hand, anybody
/// draws it again.
public struct SampleProof: Sendable, Equatable {
    /// For what it was drawn, such as `yearly-review/430100/2026`.
    public var purpose: String
    public var share: BasisPoints
    /// How many there were to draw from.
    public var population: Int
    /// Of the population, and of the link: hexadecimal.
    public var digest: String
    /// The link of the audit chain whose hash went into the seed.
    public var link: Int64
    public var linkHash: String
    public var witness: String
    public var seed: String
    public var drawn: [String]

    /// Draws, and proves it.
    public init(
        purpose: String, of population: SamplePopulation, share: BasisPoints, link: Int64, linkHash: [UInt8],
        witness: String
    ) {
        let draw = SampleDraw(of: population, share: share, linkHash: linkHash, witness: witness)
        self.purpose = purpose
        self.share = share
        self.population = population.numbers.count
        digest = population.digest.hexadecimal
        self.link = link
        self.linkHash = linkHash.hexadecimal
        self.witness = witness
        seed = draw.seed.hexadecimal
        drawn = draw.drawn
    }

    /// Whether this population, with this hash of the link, comes to exactly this sample.
    public func holds(for population: SamplePopulation, linkHash: [UInt8]) -> Bool {
        linkHash.count == 32
            && self
                == SampleProof(
                    purpose: purpose, of: population, share: share, link: link, linkHash: linkHash, witness: witness)
    }

    /// As it is exported; `share` is in hundredths of a per cent.
    public var json: JSON {
        [
            "purpose": .string(purpose), "share": .integer(Int64(share.value)),
            "population": .integer(Int64(population)), "digest": .string(digest), "link": .integer(link),
            "linkHash": .string(linkHash), "witness": .string(witness), "seed": .string(seed),
            "drawn": .array(drawn.map(JSON.string)),
        ]
    }
}
