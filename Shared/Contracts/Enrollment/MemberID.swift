#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A membership's identity in every event about it: opaque, for ever.
public struct MemberID: Sendable, Hashable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads a UUID in either case.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// Lower-case, as RFC 9562 writes it.
    public var description: String { uuid.lowercased }
}

extension UUID {
    /// The 36 characters in lower case; Foundation's `uuidString` formats through C and takes ten times as long.
    public var lowercased: String {
        // Safe because the 16 bytes are only read, and exactly the 36 characters returned are written.
        withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                let hexadecimal: StaticString = "0123456789abcdef"
                var position = 0
                for (index, byte) in bytes.enumerated() {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        text[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    text[position] = hexadecimal.utf8Start[Int(byte >> 4)]
                    text[position + 1] = hexadecimal.utf8Start[Int(byte & 15)]
                    position += 2
                }
                return position
            }
        }
    }
}
