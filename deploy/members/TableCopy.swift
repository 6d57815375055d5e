import Foundation
import Glibc

/// One table being filled: `psql` with a COPY from its standard input, in one transaction, into the emptied table.
///
/// The connection is the environment's (`PGHOST`, `PGPASSWORD` …), or an address that `psql` understands.
final class TableCopy {
    private let process = Process()
    private let input = Pipe()
    private let table: MemberTable

    init(of table: MemberTable, into database: String) throws {
        self.table = table
        // psql may end early; that is then told by its exit status, not by a signal to us.
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(filePath: "/usr/bin/env")
        // Rows copied into a table that the same transaction has emptied are stored as if vacuumed already.
        process.arguments = [
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--dbname=\(database)",
            "--command=truncate \(table.rawValue)",
            "--command=copy \(table.rawValue) (\(table.columns.joined(separator: ", "))) "
                + "from stdin with (format binary, freeze)",
        ]
        process.standardInput = input
        try process.run()
        try write(CopyData.header)
    }

    /// Returns when `psql` has taken it.
    func write(_ bytes: [UInt8]) throws {
        do {
            try input.fileHandleForWriting.write(contentsOf: bytes)
        } catch {
            throw CopyFailure(table: table.rawValue)
        }
    }

    /// Commits, and throws unless that succeeded.
    func finish() throws {
        try write(CopyData.trailer)
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CopyFailure(table: table.rawValue) }
    }
}

/// `psql` did not take the rows; what it said stands on standard error.
struct CopyFailure: Error, CustomStringConvertible {
    let table: String
    var description: String { "\(table) was not filled: psql's own words are above" }
}
