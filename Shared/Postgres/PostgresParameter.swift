import FoundationEssentials

/// A value that can be bound to a statement, in PostgreSQL's binary format.
public protocol PostgresParameter {
    /// The type's object id in `pg_type`.
    static var postgresType: UInt32 { get }
    /// Appends the binary form, without its length; false stands for NULL.
    func encode(into buffer: inout [UInt8]) -> Bool
}

/// A value that can also stand in an array parameter, as `unnest` takes them.
public protocol PostgresElement: PostgresParameter {
    static var postgresArrayType: UInt32 { get }
}

extension Bool: PostgresElement {
    public static var postgresType: UInt32 { 16 }
    public static var postgresArrayType: UInt32 { 1000 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.append(self ? 1 : 0)
        return true
    }
}

extension Int64: PostgresElement {
    public static var postgresType: UInt32 { 20 }
    public static var postgresArrayType: UInt32 { 1016 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.appendBigEndian(self)
        return true
    }
}

extension Int32: PostgresElement {
    public static var postgresType: UInt32 { 23 }
    public static var postgresArrayType: UInt32 { 1007 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.appendBigEndian(self)
        return true
    }
}

extension Int: PostgresElement {
    public static var postgresType: UInt32 { 20 }
    public static var postgresArrayType: UInt32 { 1016 }
    public func encode(into buffer: inout [UInt8]) -> Bool { Int64(self).encode(into: &buffer) }
}

extension Double: PostgresElement {
    public static var postgresType: UInt32 { 701 }
    public static var postgresArrayType: UInt32 { 1022 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.appendBigEndian(bitPattern)
        return true
    }
}

extension String: PostgresElement {
    public static var postgresType: UInt32 { 25 }
    public static var postgresArrayType: UInt32 { 1009 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.append(contentsOf: utf8)
        return true
    }
}

extension UUID: PostgresElement {
    public static var postgresType: UInt32 { 2950 }
    public static var postgresArrayType: UInt32 { 2951 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        withUnsafeBytes(of: uuid) { buffer.append(contentsOf: $0) }
        return true
    }
}

/// Bound as `timestamptz`, to the microsecond.
extension Date: PostgresElement {
    public static var postgresType: UInt32 { 1184 }
    public static var postgresArrayType: UInt32 { 1185 }
    /// Seconds between 1970-01-01 and PostgreSQL's epoch, 2000-01-01.
    static let postgresEpoch: Double = 946_684_800
    public func encode(into buffer: inout [UInt8]) -> Bool {
        let microseconds = ((timeIntervalSince1970 - Date.postgresEpoch) * 1_000_000).rounded()
        buffer.appendBigEndian(Int64(microseconds))
        return true
    }
}

/// Bytes, bound as `bytea`.
public struct Bytes: PostgresElement, Hashable, Sendable {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public static var postgresType: UInt32 { 17 }
    public static var postgresArrayType: UInt32 { 1001 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.append(contentsOf: bytes)
        return true
    }
}

/// A civil date, bound as `date`.
public struct DayNumber: PostgresElement, Hashable, Sendable {
    /// Days since 1970-01-01, proleptic Gregorian.
    public var daysSince1970: Int

    public init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

    static let postgresEpoch = 10_957
    public static var postgresType: UInt32 { 1082 }
    public static var postgresArrayType: UInt32 { 1182 }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.appendBigEndian(Int32(daysSince1970 - DayNumber.postgresEpoch))
        return true
    }
}

extension Optional: PostgresParameter where Wrapped: PostgresParameter {
    public static var postgresType: UInt32 { Wrapped.postgresType }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        switch self {
        case .some(let value): value.encode(into: &buffer)
        case .none: false
        }
    }
}

extension Optional: PostgresElement where Wrapped: PostgresElement {
    public static var postgresArrayType: UInt32 { Wrapped.postgresArrayType }
}

/// A one-dimensional array.
extension Array: PostgresParameter where Element: PostgresElement {
    public static var postgresType: UInt32 { Element.postgresArrayType }
    public func encode(into buffer: inout [UInt8]) -> Bool {
        buffer.appendBigEndian(Int32(isEmpty ? 0 : 1))
        buffer.appendBigEndian(Int32(1))
        buffer.appendBigEndian(Element.postgresType)
        if isEmpty { return true }
        buffer.appendBigEndian(Int32(count))
        buffer.appendBigEndian(Int32(1))
        for element in self {
            let start = buffer.count
            buffer.appendBigEndian(Int32(-1))
            if element.encode(into: &buffer) {
                buffer.overwriteBigEndian(Int32(buffer.count - start - 4), at: start)
            }
        }
        return true
    }
}

extension [UInt8] {
    @inline(__always)
    mutating func appendBigEndian<Value: FixedWidthInteger>(_ value: Value) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    @inline(__always)
    mutating func overwriteBigEndian(_ value: Int32, at offset: Int) {
        let value = UInt32(bitPattern: value)
        self[offset] = UInt8(truncatingIfNeeded: value >> 24)
        self[offset + 1] = UInt8(truncatingIfNeeded: value >> 16)
        self[offset + 2] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset + 3] = UInt8(truncatingIfNeeded: value)
    }
}
