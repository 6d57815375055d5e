/// `relief.verification-answered.v1`: 民政 says what it found about a household that it was asked about.
public struct ReliefVerificationAnswered: EventData, CustomStringConvertible {
    public static let type = EventType.reliefVerificationAnsweredV1

    public var archive: ArchiveNumber
    /// As it was asked.
    public var round: Int
    public var result: VerificationResult
    /// Whether the household is on 低保, where that was looked up.
    public var receivesDibao: Bool?
    /// Personal: sealed where they are kept.
    public var findings: [Finding]
    /// The ordinals of members who have died.
    public var deceased: [Int]
    /// 民政's own number for its answer.
    public var reference: SourceReference

    /// Something found about one member.
    public struct Finding: Sendable, Hashable {
        public var ordinal: Int
        public var kind: VerificationKind
        public var fen: Fen?
        public var count: Int?

        public init(ordinal: Int, kind: VerificationKind, fen: Fen? = nil, count: Int? = nil) {
            self.ordinal = ordinal
            self.kind = kind
            self.fen = fen
            self.count = count
        }

        init?(_ reader: FieldReader, _ faults: inout [Reason]) {
            let ordinal = reader.ordinal(&faults)
            let kind: VerificationKind? = reader.choice("kind", &faults)
            let fen = reader.optionalFen("fen", &faults)
            let count =
                reader.optional("count") == nil
                ? nil : reader.count("count", within: 0...1_000_000, or: .valueUnknown, &faults)
            guard let ordinal, let kind else { return nil }
            self.init(ordinal: ordinal, kind: kind, fen: fen, count: count)
        }

        var json: JSON {
            .object([
                "ordinal": .integer(Int64(ordinal)), "kind": .string(kind.rawValue),
                "fen": fen.map { .integer($0.amount) }, "count": count.map { .integer(Int64($0)) },
            ])
        }
    }

    public init(
        archive: ArchiveNumber, round: Int, result: VerificationResult, receivesDibao: Bool? = nil,
        findings: [Finding] = [], deceased: [Int] = [], reference: SourceReference
    ) {
        self.archive = archive
        self.round = round
        self.result = result
        self.receivesDibao = receivesDibao
        self.findings = findings
        self.deceased = deceased
        self.reference = reference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let round = reader.round(&faults)
        let result: VerificationResult? = reader.choice("result", &faults)
        let receivesDibao = reader.optional("receivesDibao") == nil ? nil : reader.bool("receivesDibao", &faults)
        let findings = reader.list("findings", limit: 200, &faults) { Finding($0, &$1) }
        let deceased = reader.optionalOrdinals("deceased", &faults) ?? []
        let reference = reader.reference("reference", &faults)
        guard let archive, let round, let result, let reference, faults.count == before else { return nil }
        self.init(
            archive: archive, round: round, result: result, receivesDibao: receivesDibao, findings: findings,
            deceased: deceased, reference: reference)
    }

    public var json: JSON {
        .object([
            "archive": .string(archive.text),
            "round": .integer(Int64(round)),
            "result": .string(result.rawValue),
            "receivesDibao": receivesDibao.map { .bool($0) },
            "findings": findings.isEmpty ? nil : .array(findings.map(\.json)),
            "deceased": deceased.isEmpty ? nil : deceased.numbers,
            "reference": .string(reference.text),
        ])
    }

    public var description: String { "\(archive) round \(round) \(result.rawValue)" }
}
