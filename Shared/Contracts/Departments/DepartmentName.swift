/// The name of a department, which is its broker user and its queue as well; once used, never given again.
public struct DepartmentName: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `[a-z][a-z0-9-]{1,30}`, else `nil`.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard (2...31).contains(bytes.count), bytes.first!.isASCIILowercase,
            bytes.allSatisfy({ $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.text = text
    }

    /// The department of a CloudEvents source `/departments/<name>`.
    public init?(source: String) {
        guard source.utf8.starts(with: "/departments/".utf8) else { return nil }
        self.init(String(source.dropFirst("/departments/".count)))
    }

    public var source: String { "/departments/" + text }
    public var description: String { text }

    public static func < (left: DepartmentName, right: DepartmentName) -> Bool { left.text < right.text }
}
