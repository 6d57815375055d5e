import Foundation
import ServiceKit

/// A roll of so many synthetic members who joined one after the other over five years, up to now.
public struct MemberRoll: Sendable {
    public let count: Int
    public let end: Date
    private let keys: KeyRing

    private static let years: TimeInterval = 5 * 365 * 86_400
    /// Members made at once; two such pieces are in the making while a third is written.
    private static let piece = 10_000

    public init(count: Int, until end: Date, keys: KeyRing) {
        self.count = count
        self.end = end
        self.keys = keys
    }

    public func member(_ index: Int, _ randomness: inout Randomness) throws -> SyntheticMember {
        let before = Self.years * Double(count - index) / Double(count)
        return try SyntheticMember(
            index, joinedAt: end.addingTimeInterval(-before), keys: keys, &randomness)
    }

    /// Replaces the content of the four tables in `database`, a name or an address for `psql`; all four or, where one
    /// fails, whichever were complete.
    ///
    /// - Parameter progress: told how many members are written.
    public func fill(_ database: String, progress: (Int) -> Void) async throws {
        let copies = try MemberTable.allCases.map { try TableCopy(of: $0, into: database) }
        try await withThrowingTaskGroup(of: (count: Int, tables: [[UInt8]]).self) { group in
            var next = 0
            func makeNext() {
                guard next < count else { return }
                let range = next..<min(next + Self.piece, count)
                next = range.upperBound
                group.addTask { (range.count, try self.rows(range)) }
            }
            makeNext()
            makeNext()
            var written = 0
            while let piece = try await group.next() {
                makeNext()
                for (copy, bytes) in zip(copies, piece.tables) { try copy.write(bytes) }
                written += piece.count
                progress(written)
            }
        }
        for copy in copies { try copy.finish() }
    }

    private func rows(_ range: Range<Int>) throws -> [[UInt8]] {
        var tables = MemberTable.allCases.map { (table: $0, data: CopyData()) }
        var randomness = Randomness()
        for index in range {
            let member = try member(index, &randomness)
            for position in tables.indices { tables[position].table.append(member, to: &tables[position].data) }
        }
        return tables.map(\.data.bytes)
    }
}
