#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 社保协办编号: the number of one case of assistance, one person and one scheme; opaque, for ever.
///
/// It is `SB-` and a UUID (version 7 where this system draws it), so that it can be logged and tells nothing of a person.
public struct CaseNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads `SB-` and a UUID in lower case, exactly as it was announced, else `nil`.
    public init?(_ text: String) {
        guard text.utf8.count == 39, text.hasPrefix("SB-"), let uuid = UUID(uuidString: String(text.dropFirst(3))),
            "SB-" + uuid.lowercased == text
        else { return nil }
        self.uuid = uuid
    }

    public var text: String { "SB-" + uuid.lowercased }
    public var description: String { text }

    /// The order of the texts.
    public static func < (left: CaseNumber, right: CaseNumber) -> Bool { left.uuid < right.uuid }
}
