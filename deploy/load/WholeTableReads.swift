/// What the database's statistics say at one moment.
struct DatabaseLook: Sendable {
    struct Table: Sendable {
        var rows: Int
        var pages: Int
        /// By scans from the table's beginning, since statistics began.
        var rowsScanned: Int
        /// How many such scans there were: also each range of pages that a BRIN index sums up.
        var scans: Int

        /// What was read by scans between then and now beyond a range of pages each.
        fileprivate func rowsScanned(since then: Table?) -> Int {
            let scanned = rowsScanned - (then?.rowsScanned ?? 0)
            return scanned - (scans - (then?.scans ?? 0)) * WholeTableReads.rangePages * rows / max(1, pages)
        }
    }

    struct Statement: Sendable {
        var text: String
        var calls: Int
        var rows: Int
        /// Pages read, from memory or not.
        var pages: Int
    }

    var tables: [String: Table] = [:]
    var statements: [Int: Statement] = [:]
}

/// Finds statements that read a big table from one end to the other, between two looks about a second apart.
///
/// Two signs, neither of which needs a plan. The table's own counter: scans that did not go through an index came by half
/// of its rows or more, without the ranges that BRIN indexes sum up. And the statement's: it read, per call, as many pages
/// as half of a table that it names has, and did not do so for the many rows that it returned or wrote; this finds whole
/// indexes, and tables full of dead rows, too.
enum WholeTableReads {
    /// Below that, reading all of it may well be the best plan, and many single rows touch as many pages.
    static let rows = 100_000
    static let pages = 10_000
    /// A BRIN index sums up so many pages at once; that is a scan from a place to a place, and no whole table.
    static let rangePages = 128
    /// A row is found or written through some four indexes of some four levels.
    static let pagesForOneRow = 100

    static func between(_ first: DatabaseLook, _ second: DatabaseLook) -> [String] {
        let called = second.statements.compactMap { id, now -> DatabaseLook.Statement? in
            var since = now
            if let before = first.statements[id] {
                since.calls -= before.calls
                since.rows -= before.rows
                since.pages -= before.pages
            }
            return since.calls > 0 ? since : nil
        }
        var found: [String] = []
        for (name, table) in second.tables.sorted(by: { $0.key < $1.key }) where table.rows >= rows {
            let naming = called.filter { $0.names(name) }.sorted { $0.pagesPerCall > $1.pagesPerCall }
            let scanned = table.rowsScanned(since: first.tables[name])
            let readers = naming.filter { $0.reads(table) }
            if scanned >= table.rows / 2 {
                let culprit = (readers.first ?? naming.first)?.text ?? "a statement that is not on record"
                found.append("\(name): \(culprit)")
            } else {
                found += readers.map { "\(name): \($0.text)" }
            }
        }
        return found
    }
}

extension DatabaseLook.Statement {
    fileprivate var pagesPerCall: Int { pages / max(1, calls) }

    fileprivate func reads(_ table: DatabaseLook.Table) -> Bool {
        guard table.pages >= WholeTableReads.pages, pagesPerCall >= table.pages / 2 else { return false }
        return pages / max(1, rows) >= WholeTableReads.pagesForOneRow || rows / max(1, calls) >= table.rows / 2
    }

    /// Whether the table's name stands in the text as a word.
    fileprivate func names(_ table: String) -> Bool {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == table }
    }
}
