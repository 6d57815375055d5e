import Foundation

/// In what a file of text is written. A Chinese Excel writes GBK unless it is told otherwise; GB18030 holds all of it.
enum TextEncoding: Sendable, Equatable {
    case utf8
    /// GB 18030-2022, and with it GBK and GB 2312.
    case gb18030

    /// The text, or `nil` where the bytes are not written so.
    func text(of bytes: some Collection<UInt8>) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        // Both agree on ASCII, which most cells are.
        case .gb18030:
            bytes.allSatisfy { $0 < 0x80 }
                ? String(decoding: bytes, as: UTF8.self) : String(data: Data(bytes), encoding: Self.foundations)
        }
    }

    /// What Excel puts before the first title when it writes UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// UTF-8 where all of it is, GB18030 where anything is not: a single name may look like either.
    static func detected(in source: any ByteSource) throws -> TextEncoding {
        var source = source
        var rest: [UInt8] = []
        while case let piece = try source.next(), !piece.isEmpty {
            rest += piece
            let cut = rest.count - unfinished(rest)
            guard String(validating: rest[..<cut], as: UTF8.self) != nil else { return .gb18030 }
            rest.removeFirst(cut)
        }
        return rest.isEmpty ? .utf8 : .gb18030
    }

    /// How many bytes at the end may be the beginning of a character that goes on in the next piece: three at most.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        let end = bytes.suffix(3).reversed()
        guard let back = end.firstIndex(where: { $0 & 0xC0 != 0x80 }) else { return 0 }
        let count = end.distance(from: end.startIndex, to: back) + 1
        let whole = end[back] < 0xC0 ? 1 : end[back] < 0xE0 ? 2 : end[back] < 0xF0 ? 3 : 4
        return count < whole ? count : 0
    }

    /// `kCFStringEncodingGB_18030_2000`, for which Foundation has no name.
    private static let foundations = String.Encoding(rawValue: 0x8000_0632)
}
