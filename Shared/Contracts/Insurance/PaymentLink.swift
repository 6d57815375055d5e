#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a person pays, at the collecting department.
public struct PaymentLink: Sendable, Hashable {
    public var url: PaymentURL
    public var validUntil: Date?

    public init(url: PaymentURL, validUntil: Date? = nil) {
        self.url = url
        self.validUntil = validUntil
    }

    public var json: JSON {
        .object(["url": .string(url.text), "validUntil": validUntil.map { .string(RFC3339.string($0)) }])
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let before = faults.count
        let url = reader.paymentURL("url", &faults)
        let validUntil = reader.optionalTime("validUntil", &faults)
        guard let url, faults.count == before else { return nil }
        self.init(url: url, validUntil: validUntil)
    }
}

/// An `https` address that is the same for everybody: it can hold neither who pays nor a secret.
public struct PaymentURL: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// At most 256 characters: `https://`, a host, perhaps a port, and a path of letters, digits and
    /// `. _ ~ ! $ & ' ( ) * + , ; = : @ / -`. `nil` with a user, a query, a fragment, anything written with `%` (in which
    /// a number could hide), or a personal number.
    public init?(_ text: String) {
        guard text.utf8.count <= 256, text.hasPrefix("https://"), !PersonalIdentifierScan.containsPersonalNumber(text)
        else { return nil }
        let rest = text.utf8.dropFirst("https://".utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        guard Self.isAuthority(authority), rest.dropFirst(authority.count).allSatisfy(Self.isOfPath) else { return nil }
        self.text = text
    }

    public var description: String { text }

    private static func isAuthority(_ bytes: Substring.UTF8View) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2 else { return false }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isOfHost) }) else { return false }
        return parts.count == 1 || ((1...5).contains(parts[1].count) && parts[1].allSatisfy(\.isASCIIDigit))
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter || byte == UInt8(ascii: "-")
    }

    private static func isOfPath(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter || "._~!$&'()*+,;=:@/-".utf8.contains(byte)
    }
}
