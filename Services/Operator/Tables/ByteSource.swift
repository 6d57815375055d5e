import Foundation

/// Bytes, piece by piece.
protocol ByteSource {
    /// The next ones; none at the end.
    mutating func next() throws -> [UInt8]
}

/// Bytes that are in memory, in one piece.
struct BytesInMemory: ByteSource {
    private var bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    mutating func next() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

/// The bytes of a file from where it stands, so many at a time.
struct BytesOfFile: ByteSource {
    static let piece = 1 << 16

    private let file: FileHandle

    init(_ file: FileHandle) { self.file = file }

    func next() throws -> [UInt8] {
        guard let data = try file.read(upToCount: Self.piece) else { return [] }
        return [UInt8](data)
    }
}
