import CLibPQ
import FoundationEssentials

/// The rows that a statement returned; they live as long as this value and do not leave the transaction.
public struct Rows: Sequence {
    let result: ResultHandle

    public var count: Int { result.rowCount }
    public var isEmpty: Bool { count == 0 }
    public var first: Row? { isEmpty ? nil : Row(result: result, index: 0) }

    public func makeIterator() -> Iterator { Iterator(result: result) }

    public struct Iterator: IteratorProtocol {
        let result: ResultHandle
        var index = 0

        public mutating func next() -> Row? {
            guard index < result.rowCount else { return nil }
            defer { index += 1 }
            return Row(result: result, index: index)
        }
    }
}

/// One row; columns are read by name and copied out.
public struct Row {
    let result: ResultHandle
    let index: Int

    /// The column's value. An error names statement, column and type when it is absent, NULL or of another type.
    public func get<Value: PostgresDecodable>(_ column: String, as type: Value.Type = Value.self) throws(PostgresError)
        -> Value
    {
        guard let value = try get(optional: column, as: type) else {
            throw .misuse(result.place, "\(column): NULL where \(type) was expected")
        }
        return value
    }

    /// The column's value, or nil for NULL.
    public func get<Value: PostgresDecodable>(optional column: String, as type: Value.Type = Value.self)
        throws(PostgresError) -> Value?
    {
        guard let field = result.columns[column] else { throw .misuse(result.place, "\(column): no such column") }
        guard Value.accepts(field.type) else {
            throw .misuse(result.place, "\(column): PostgreSQL type \(field.type) is not \(type)")
        }
        guard let read = result.read(row: index, field, as: Value.init(postgres:)) else { return nil }
        guard let value = read else { throw .misuse(result.place, "\(column): not a readable \(type)") }
        return value
    }
}

/// Owns one `PGresult`. The pointer stays in here: outside, nothing would keep the result alive while it is read.
final class ResultHandle {
    struct Field {
        let index: Int32
        let type: UInt32
    }

    private let pointer: OpaquePointer
    let place: String
    let rowCount: Int
    let columns: [String: Field]

    init(_ pointer: OpaquePointer, place: String) {
        self.pointer = pointer
        self.place = place
        rowCount = Int(PQntuples(pointer))
        var columns: [String: Field] = [:]
        for index in 0..<PQnfields(pointer) {
            guard let name = PQfname(pointer, index) else { continue }
            columns[String(cString: name)] = Field(index: index, type: PQftype(pointer, index))
        }
        self.columns = columns
    }

    deinit { PQclear(pointer) }

    var isRows: Bool { withExtendedLifetime(self) { PQresultStatus(pointer) == PGRES_TUPLES_OK } }

    /// What the server says that it did: `COMMIT`, `INSERT 0 1`.
    var command: String { withExtendedLifetime(self) { String(cString: PQcmdStatus(pointer)) } }

    /// What `decode` makes of the value's bytes, which are gone afterwards; nil for NULL.
    func read<Value>(row: Int, _ field: Field, as decode: (UnsafeRawBufferPointer) -> Value) -> Value? {
        withExtendedLifetime(self) {
            let row = Int32(row)
            if PQgetisnull(pointer, row, field.index) == 1 { return nil }
            let length = Int(PQgetlength(pointer, row, field.index))
            return decode(UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, field.index), count: length))
        }
    }
}

/// A value that can be read from PostgreSQL's binary format.
public protocol PostgresDecodable {
    static func accepts(_ postgresType: UInt32) -> Bool
    init?(postgres bytes: UnsafeRawBufferPointer)
}

extension Bool: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 16 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }
}

extension Int64: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 20 || type == 23 || type == 21 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        switch bytes.count {
        case 8: self = Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case 4: self = Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case 2: self = Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        default: return nil
        }
    }
}

extension Int: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { Int64.accepts(type) }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard let value = Int64(postgres: bytes) else { return nil }
        self = Int(value)
    }
}

extension Double: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 701 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 8 else { return nil }
        self.init(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    }
}

extension String: PostgresDecodable {
    /// text, varchar, name, char and json; `unknown` and `regclass` are not.
    public static func accepts(_ type: UInt32) -> Bool { [25, 1043, 19, 1042, 114].contains(type) }
    public init?(postgres bytes: UnsafeRawBufferPointer) { self.init(decoding: bytes, as: UTF8.self) }
}

extension UUID: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 2950 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension Date: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 1184 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 8 else { return nil }
        let microseconds = Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000 + Date.postgresEpoch)
    }
}

extension Bytes: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 17 }
    public init?(postgres bytes: UnsafeRawBufferPointer) { self.init(Array(bytes)) }
}

extension DayNumber: PostgresDecodable {
    public static func accepts(_ type: UInt32) -> Bool { type == 1082 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 4 else { return nil }
        let days = Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))
        self.init(daysSince1970: Int(days) + DayNumber.postgresEpoch)
    }
}

/// An array of text, as `text[]` columns hold it.
extension Array: PostgresDecodable where Element == String {
    public static func accepts(_ type: UInt32) -> Bool { type == 1009 }
    public init?(postgres bytes: UnsafeRawBufferPointer) {
        func integer(at offset: Int) -> Int? {
            guard offset + 4 <= bytes.count else { return nil }
            return Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        }
        guard let dimensions = integer(at: 0) else { return nil }
        if dimensions == 0 {
            self = []
            return
        }
        guard dimensions == 1, let count = integer(at: 12) else { return nil }
        var elements: [String] = []
        var offset = 20
        for _ in 0..<count {
            guard let length = integer(at: offset), length >= 0, offset + 4 + length <= bytes.count else { return nil }
            elements.append(String(decoding: bytes[(offset + 4)..<(offset + 4 + length)], as: UTF8.self))
            offset += 4 + length
        }
        self = elements
    }
}
