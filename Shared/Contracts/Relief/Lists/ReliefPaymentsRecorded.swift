/// `relief.payments-recorded.v1`: what became of some lines of a list, told to the department that put these people forward.
public struct ReliefPaymentsRecorded: EventData {
    public static let type = EventType.reliefPaymentsRecordedV1
    public static let mostLines = 200

    public var list: ListNumber
    public var lines: [Line]

    public struct Line: Sendable, Hashable {
        public var line: LineNumber
        public var whose: Whose
        public var outcome: LineOutcome
        public var amountFen: Fen
        public var on: CivilDate
        /// Why it failed or came back.
        public var failure: PaymentFailure?

        public init(
            line: LineNumber, whose: Whose, outcome: LineOutcome, amountFen: Fen, on: CivilDate,
            failure: PaymentFailure? = nil
        ) {
            self.line = line
            self.whose = whose
            self.outcome = outcome
            self.amountFen = amountFen
            self.on = on
            self.failure = failure
        }
    }

    /// How the department knows the person.
    public enum Whose: Sendable, Hashable {
        case archive(ArchiveNumber)
        case nomination(NominationNumber)
    }

    public init(list: ListNumber, lines: [Line]) {
        self.list = list
        self.lines = lines
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let list = reader.listNumber(&faults)
        _ = reader.required("lines", &faults)
        let lines = reader.objects("lines", atMost: Self.mostLines, &faults) { Line($0, &$1) }
        guard let list, faults.count == before else { return nil }
        self.init(list: list, lines: lines)
    }

    public var json: JSON { ["list": .string(list.text), "lines": .array(lines.map(\.json))] }
}

extension ReliefPaymentsRecorded.Line {
    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let line = reader.lineNumber(&faults)
        var whose: ReliefPaymentsRecorded.Whose?
        switch (reader.optional("archive"), reader.optional("nominationNumber")) {
        case (_?, nil): whose = reader.optionalArchive(&faults).map { .archive($0) }
        case (nil, _?): whose = reader.nominationNumber(&faults).map { .nomination($0) }
        default: reader.note(.targetMissing, "archive", &faults)
        }
        let outcome: LineOutcome? = reader.choice("outcome", &faults)
        let amount = reader.fen("amountFen", &faults)
        let on = reader.day("on", &faults)
        let failure: PaymentFailure? = reader.optionalChoice("failure", &faults)
        guard let line, let whose, let outcome, let amount, let on else { return nil }
        self.init(line: line, whose: whose, outcome: outcome, amountFen: amount, on: on, failure: failure)
    }

    var json: JSON {
        var archive: ArchiveNumber?
        var nomination: NominationNumber?
        switch whose {
        case .archive(let number): archive = number
        case .nomination(let number): nomination = number
        }
        return .object([
            "line": .string(line.text), "archive": archive.map { .string($0.text) },
            "nominationNumber": nomination.map { .string($0.text) }, "outcome": .string(outcome.rawValue),
            "amountFen": .integer(amountFen.amount), "on": .string(on.description),
            "failure": failure.map { .string($0.rawValue) },
        ])
    }
}
