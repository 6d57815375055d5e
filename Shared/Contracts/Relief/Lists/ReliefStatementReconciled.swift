/// `relief.statement-reconciled.v1`: a bank's statement was held against the books, entry by entry.
public struct ReliefStatementReconciled: EventData {
    public static let type = EventType.reliefStatementReconciledV1

    public var bank: BankCode
    /// The last four digits of the union's own account.
    public var account: String
    /// The bank's number of the statement.
    public var statement: SourceReference
    /// The last day that it covers.
    public var day: CivilDate
    /// Each class that occurs once, in the order of the dictionary.
    public var classes: [StatementClass: LineSum]
    /// What the bank holds more than the books explain; not nought is an alarm.
    public var unexplainedFen: Int64

    public init(
        bank: BankCode, account: String, statement: SourceReference, day: CivilDate,
        classes: [StatementClass: LineSum], unexplainedFen: Int64
    ) {
        self.bank = bank
        self.account = account
        self.statement = statement
        self.day = day
        self.classes = classes
        self.unexplainedFen = unexplainedFen
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let bank = reader.parsed("bank", limit: 32, or: .bankUnknown, &faults) { BankCode($0) }
        let account = reader.lastFour("account", &faults)
        let statement = reader.reference("statement", &faults)
        let day = reader.day("day", &faults)
        _ = reader.required("classes", &faults)
        let pairs = reader.objects("classes", atMost: 7, &faults) { reader, faults in
            let kind: StatementClass? = reader.choice("class", &faults)
            let entries = reader.tally("entries", &faults)
            let fen = reader.fen("fen", &faults)
            guard let kind, let entries, let fen else { return (StatementClass, LineSum)?.none }
            return (kind, LineSum(lines: entries, fen: fen))
        }
        let classes = Dictionary(pairs) { first, _ in first }
        if classes.count < pairs.count { reader.note(.valueUnknown, "classes", &faults) }
        let unexplained = reader.integer("unexplainedFen", &faults)
        guard let bank, let account, let statement, let day, let unexplained, faults.count == before
        else { return nil }
        self.init(
            bank: bank, account: account, statement: statement, day: day, classes: classes, unexplainedFen: unexplained)
    }

    public var json: JSON {
        let sums = StatementClass.allCases.compactMap { kind in
            classes[kind].map { sum -> JSON in
                [
                    "class": .string(kind.rawValue), "entries": .integer(Int64(sum.lines)),
                    "fen": .integer(sum.fen.amount),
                ]
            }
        }
        return [
            "bank": .string(bank.text), "account": .string(account), "statement": .string(statement.text),
            "day": .string(day.description), "classes": .array(sums), "unexplainedFen": .integer(unexplainedFen),
        ]
    }
}
