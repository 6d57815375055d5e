import Foundation
import Postgres

/// Rows of one table in PostgreSQL's binary COPY format.
struct CopyData {
    static let header = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    /// Says that no row follows.
    static let trailer: [UInt8] = [0xFF, 0xFF]

    private(set) var bytes: [UInt8] = []

    /// Begins a row; as many values follow.
    mutating func beginRow(of columns: Int) { write(Int16(columns)) }

    mutating func append(_ value: some PostgresParameter) {
        let start = bytes.count
        write(Int32(-1))
        guard value.encode(into: &bytes) else { return }
        let length = Int32(bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<(start + 4), with: $0) }
    }

    private mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
