#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.list-changed.v1`: where a list stands, with everything that can be proved about it and nothing about anybody.
public struct ReliefListChanged: EventData {
    public static let type = EventType.reliefListChangedV1

    public var list: ListNumber
    public var state: ListStateWord
    public var since: Date
    /// How many lines are for payment as things stand, and what they come to.
    public var sum: LineSum
    /// SHA-256 of the canonical text of these lines, from the checks on: what is signed.
    public var digest: String?
    public var publicity: Publicity?
    /// In the order in which they were given.
    public var approvals: [Approval]
    /// As far as the list has come, each once, in the order of the dictionary.
    public var totals: [ListTotal: LineSum]

    public struct Publicity: Sendable, Hashable {
        public var period: PublicityPeriod
        /// How many were raised.
        public var objections: Int

        public init(_ period: PublicityPeriod, objections: Int) {
            self.period = period
            self.objections = objections
        }
    }

    public struct Approval: Sendable, Hashable {
        public var level: ApprovalLevel
        public var at: Date

        public init(level: ApprovalLevel, at: Date) {
            self.level = level
            self.at = at
        }
    }

    public init(
        list: ListNumber, state: ListStateWord, since: Date, sum: LineSum, digest: String? = nil,
        publicity: Publicity? = nil, approvals: [Approval] = [], totals: [ListTotal: LineSum] = [:]
    ) {
        self.list = list
        self.state = state
        self.since = since
        self.sum = sum
        self.digest = digest
        self.publicity = publicity
        self.approvals = approvals
        self.totals = totals
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let list = reader.listNumber(&faults)
        let state: ListStateWord? = reader.choice("state", &faults)
        let since = reader.time("since", &faults)
        let lines = reader.tally("lines", &faults)
        let total = reader.fen("totalFen", &faults)
        let digest = reader.optionalDigest("digest", &faults)
        let publicity = reader.optionalObject("publicity", at: "publicity", &faults).flatMap { Publicity($0, &faults) }
        let approvals = reader.objects("approvals", atMost: 16, &faults) { Approval($0, &$1) }
        var totals: [ListTotal: LineSum] = [:]
        for (name, value) in reader.optional("totals")?.object?.map({ ($0.key, $0.value) }) ?? [] {
            guard let total = ListTotal(rawValue: name), let sum = FieldReader(value, at: "totals") else {
                reader.note(.valueUnknown, "totals", &faults)
                continue
            }
            totals[total] = LineSum(sum, &faults)
        }
        guard let list, let state, let since, let lines, let total, faults.count == before else { return nil }
        self.init(
            list: list, state: state, since: since, sum: LineSum(lines: lines, fen: total), digest: digest,
            publicity: publicity, approvals: approvals, totals: totals)
    }

    public var json: JSON {
        let counted = ListTotal.allCases.compactMap { total in
            totals[total].map { JSON.Member(total.rawValue, $0.json) }
        }
        return .object([
            "list": .string(list.text), "state": .string(state.rawValue), "since": .string(RFC3339.string(since)),
            "lines": .integer(Int64(sum.lines)), "totalFen": .integer(sum.fen.amount),
            "digest": digest.map(JSON.string), "publicity": publicity?.json,
            "approvals": approvals.isEmpty ? nil : .array(approvals.map(\.json)),
            "totals": counted.isEmpty ? nil : .object(counted),
        ])
    }
}

extension ReliefListChanged.Publicity {
    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let from = reader.day("from", &faults)
        let until = reader.day("until", &faults)
        let workingDays = reader.tally("workingDays", &faults)
        let objections = reader.tally("objections", &faults)
        guard let from, let until, let workingDays, let objections else { return nil }
        self.init(PublicityPeriod(from: from, until: until, workingDays: workingDays), objections: objections)
    }

    var json: JSON {
        [
            "from": .string(period.from.description), "until": .string(period.until.description),
            "workingDays": .integer(Int64(period.workingDays)), "objections": .integer(Int64(objections)),
        ]
    }
}

extension ReliefListChanged.Approval {
    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let level: ApprovalLevel? = reader.choice("level", &faults)
        let at = reader.time("at", &faults)
        guard let level, let at else { return nil }
        self.init(level: level, at: at)
    }

    var json: JSON { ["level": .string(level.rawValue), "at": .string(RFC3339.string(at))] }
}
