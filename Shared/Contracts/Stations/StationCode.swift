/// 驿站编码: the number of a station, drawn when it is accepted, on its plate and in its QR code, never used again.
///
/// `YZ`, the six digits of the county at the time, five digits of its serial number, and two check digits (ISO 7064
/// MOD 97-10, letters counting 10 to 35), such as `YZ4301020041777`: whoever mistypes one character, or exchanges two
/// neighbours, is told so without asking anybody. It says nothing about whether there is such a station.
public struct StationCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// Fifteen characters of that layout, the check digits right, else `nil`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard Self.hasLayout(text), ModularCheck.mod97_10(bytes[..<13]) == (bytes[13], bytes[14]) else { return nil }
        self.text = text
    }

    /// The code of a county's station of that number, 1 to 99,999, else `nil`.
    public init?(division: DivisionCode, serial: Int) {
        guard (1...99_999).contains(serial) else { return nil }
        let body = "YZ" + division.description + digits(serial, 5)
        let check = ModularCheck.mod97_10(body.utf8)
        text = body + String(decoding: [check.0, check.1], as: UTF8.self)
    }

    /// What a QR code holds, `urn:union:station:YZ…`, else `nil`: verified offline by its check digits.
    public init?(qrPayload: String) {
        guard qrPayload.utf8.starts(with: Self.payloadPrefix.utf8) else { return nil }
        self.init(String(qrPayload.dropFirst(Self.payloadPrefix.count)))
    }

    /// What the QR code on the plate holds.
    public var qrPayload: String { Self.payloadPrefix + text }

    /// The county in which the station lay when the code was drawn.
    public var division: DivisionCode { DivisionCode(number: Int(text.dropFirst(2).prefix(6)) ?? 0) }
    /// The station's number within that county.
    public var serial: Int { Int(text.dropFirst(8).prefix(5)) ?? 0 }

    public var description: String { text }

    public static func < (left: StationCode, right: StationCode) -> Bool { left.text < right.text }

    /// Whether only the check digits can be wrong.
    static func hasLayout(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == 15 && bytes.starts(with: "YZ".utf8) && bytes.dropFirst(2).allSatisfy(\.isASCIIDigit)
            && bytes.dropFirst(2).first != UInt8(ascii: "0")
            && !bytes.dropFirst(8).prefix(5).elementsEqual("00000".utf8)
    }

    private static let payloadPrefix = "urn:union:station:"
}
