/// Where a file is no table, or a line of it no row of that table.
struct CSVFault: Error, Sendable, Equatable {
    enum Problem: Sendable, Equatable {
        /// A quotation does not end, or something follows its end.
        case quotation
        /// The row has another number of cells than there are titles.
        case cells(expected: Int, found: Int)
        /// The bytes are neither UTF-8 nor GB18030; of that column, counted from 1.
        case encoding(cell: Int)
        /// One row is longer than ``CSVRows/longestRow``: most likely a quotation that ends nowhere.
        case tooLong
        /// There are no titles, and nothing below them.
        case empty
        /// Columns that must be there and are not, by the first of their titles.
        case missing([String])
        /// Columns that are there more than once.
        case repeated([String])
        /// Titles of no column, where none other may be.
        case unknown([String])
        /// The file cannot be read on.
        case unreadable
    }

    /// Counted from 1, as a person finds it in a text editor; where a cell is broken over lines, every one counts.
    var line: Int
    var problem: Problem
}
