import Contracts

/// Reads statements of ISO 20022 `camt.053` as an XML parser goes through them: fed with every start, text and end.
///
/// Batch bookings are taken apart into the transactions they hold, whose sum must be that of the booking. What is not booked
/// yet (`PDNG`) is left out, as it is from the balances. Another currency, a missing balance, an entry that cannot be read:
/// the whole document is refused. Names and texts of people in it are never kept.
public struct Camt053Reader {
    private var path: [String] = []
    private var text = ""
    private var currency: String?
    private var draft: Camt053Statement?
    private var statements: [Statement] = []
    private var fault: StatementFault?

    /// Deeper documents are refused; the message has 12 levels.
    private static let maximumDepth = 40

    public init() {}

    /// An element begins.
    ///
    /// - Parameter name: with or without a prefix.
    public mutating func start(_ name: String, attributes: [String: String] = [:]) {
        guard fault == nil else { return }
        let local = Self.local(name)
        path.append(local)
        text = ""
        if path.count > Self.maximumDepth { fault = StatementFault(.statementUnreadable, "depth") }
        if local == "Amt" { currency = attributes["Ccy"] }
        switch relative {
        case "": draft = Camt053Statement(ordinal: statements.count + 1)
        case "Bal": draft?.beginBalance()
        case "Ntry": draft?.beginEntry()
        case "Ntry/NtryDtls/TxDtls": draft?.beginDetail()
        default: break
        }
    }

    /// Characters within the element that began last; they may come in pieces.
    public mutating func text(_ characters: String) {
        if fault == nil, text.utf8.count < 1_000 { text += characters }
    }

    /// An element ends.
    public mutating func end(_ name: String) {
        guard fault == nil else { return }
        guard path.last == Self.local(name) else {
            fault = StatementFault(.statementUnreadable, "end")
            return
        }
        if let relative {
            do throws(StatementFault) {
                if relative.isEmpty {
                    if let statement = try draft?.statement() { statements.append(statement) }
                    draft = nil
                } else {
                    try draft?.take(relative, text.trimmedCell, currency: currency)
                }
            } catch { fault = error }
        }
        text = ""
        path.removeLast()
    }

    /// All statements of the document, which has ended; or why nothing of it is taken.
    public func finish() throws(StatementFault) -> [Statement] {
        if let fault { throw fault }
        guard path.isEmpty, !statements.isEmpty else { throw StatementFault(.statementUnreadable, "end") }
        return statements
    }

    /// Where in a statement the reader is: empty at its element, `nil` outside.
    private var relative: String? {
        guard path.count >= 3, path[1] == "BkToCstmrStmt", path[2] == "Stmt" else { return nil }
        return path.dropFirst(3).joined(separator: "/")
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
