import Contracts

/// A statement of `camt.053` while it is read.
struct Camt053Statement {
    private let ordinal: Int
    private var id: String?
    private var account: String?
    private var from: CivilDate?
    private var until: CivilDate?
    private var opening: Int64?
    private var closing: Int64?
    private var balanceDays: [CivilDate] = []
    private var entries: [StatementEntry] = []
    private var entryCount = 0
    private var balance = Camt053Balance()
    private var entry = Camt053Entry()

    init(ordinal: Int) { self.ordinal = ordinal }

    mutating func beginBalance() { balance = Camt053Balance() }
    mutating func beginEntry() {
        entry = Camt053Entry()
        entryCount += 1
    }
    mutating func beginDetail() { entry.details.append(Camt053Entry.Detail()) }

    /// Takes what stands in one element, which has ended.
    mutating func take(_ path: String, _ text: String, currency: String?) throws(StatementFault) {
        switch path {
        case "Id": id = text
        case "Acct/Id/IBAN", "Acct/Id/Othr/Id": account = text
        case "FrToDt/FrDtTm": from = try day(text, path)
        case "FrToDt/ToDtTm": until = try day(text, path)
        case "Bal/Tp/CdOrPrtry/Cd": balance.code = text
        case "Bal/Amt": balance.amount = try amount(text, currency, path)
        case "Bal/CdtDbtInd": balance.direction = try direction(text, path)
        case "Bal/Dt/Dt", "Bal/Dt/DtTm": balanceDays.append(try day(text, path))
        case "Bal": try note(balance)
        case "Ntry/Amt": entry.amount = try amount(text, currency, path)
        case "Ntry/CdtDbtInd": entry.direction = try direction(text, path)
        case "Ntry/Sts", "Ntry/Sts/Cd": if !text.isEmpty { entry.status = text }
        case "Ntry/BookgDt/Dt", "Ntry/BookgDt/DtTm": entry.bookedOn = try day(text, path)
        case "Ntry/AcctSvcrRef": entry.number = text
        case "Ntry/BkTxCd/Domn/Fmly/Cd", "Ntry/BkTxCd/Domn/Fmly/SubFmlyCd": entry.note(code: text)
        case "Ntry":
            guard entry.isBooked else { return }
            guard let taken = entry.entries(fallback: "\(number)/\(entryCount)") else { throw unreadable("Ntry") }
            guard taken.reduce(0, { $0 + $1.effect }) == entry.effect else {
                throw StatementFault(.statementTotals, place("Ntry"))
            }
            entries += taken
        default: try takeDetail(path, text, currency)
        }
    }

    private mutating func takeDetail(_ path: String, _ text: String, _ currency: String?) throws(StatementFault) {
        let prefix = "Ntry/NtryDtls/TxDtls/"
        guard path.hasPrefix(prefix), let last = entry.details.indices.last else { return }
        switch path.dropFirst(prefix.count) {
        case "Refs/EndToEndId": entry.details[last].reference = PaymentReference(text)
        case "Refs/AcctSvcrRef": entry.details[last].number = text
        case "Amt", "AmtDtls/TxAmt/Amt": entry.details[last].amount = try amount(text, currency, path)
        case "CdtDbtInd": entry.details[last].direction = try direction(text, path)
        case "RtrInf/Rsn/Cd": entry.details[last].returnReason = PaymentFailure(bankWritten: text)
        default: break
        }
    }

    /// The statement, when it can be one.
    func statement() throws(StatementFault) -> Statement {
        guard let opening, let closing, let account, account.count >= 4 else { throw unreadable("Bal") }
        let days = entries.map(\.bookedOn) + balanceDays
        guard let first = from ?? days.min(), let last = until ?? days.max() else { throw unreadable("FrToDt") }
        return try Statement(
            account: String(account.suffix(4)), number: number, from: first, until: last, opening: opening,
            closing: closing, entries: entries)
    }

    /// The bank's number of the statement; its place in the document where it has none that may be written.
    private var number: SourceReference {
        let given = id.flatMap { SourceReference(bankWritten: $0) }
        // Safe because digits are plain.
        return given ?? SourceReference("statement-\(ordinal)")!
    }

    private mutating func note(_ balance: Camt053Balance) throws(StatementFault) {
        guard let amount = balance.amount, let direction = balance.direction else { throw unreadable("Bal") }
        let signed = direction == .credit ? amount : -amount
        switch balance.code {
        // The opening, or the closing of the statement before.
        case "OPBD": opening = signed
        case "PRCD": opening = opening ?? signed
        case "CLBD": closing = signed
        default: break
        }
    }

    private func amount(_ text: String, _ currency: String?, _ path: String) throws(StatementFault) -> Int64 {
        guard currency == "CNY", let fen = YuanText.fen(text), fen >= 0 else { throw unreadable(path) }
        return fen
    }

    private func day(_ text: String, _ path: String) throws(StatementFault) -> CivilDate {
        guard let day = CivilDate(String(text.prefix(10))) else { throw unreadable(path) }
        return day
    }

    private func direction(_ text: String, _ path: String) throws(StatementFault) -> StatementEntry.Direction {
        switch text {
        case "DBIT": return .debit
        case "CRDT": return .credit
        default: throw unreadable(path)
        }
    }

    private func unreadable(_ path: String) -> StatementFault { StatementFault(.statementUnreadable, place(path)) }
    private func place(_ path: String) -> String {
        path.hasPrefix("Ntry") ? "Stmt[\(ordinal)]/\(path), entry \(entryCount)" : "Stmt[\(ordinal)]/\(path)"
    }
}

/// One balance of a statement while it is read.
private struct Camt053Balance {
    var code: String?
    var amount: Int64?
    var direction: StatementEntry.Direction?
}

extension SourceReference {
    /// A number of a bank, where it can be written without harm: plain, not too long to be counted within, and without a
    /// personal number.
    init?(bankWritten text: String) {
        guard text.utf8.count <= 50, !PersonalIdentifierScan.containsPersonalNumber(inProse: text) else { return nil }
        self.init(text)
    }
}
