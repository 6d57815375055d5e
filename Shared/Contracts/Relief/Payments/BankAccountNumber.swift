/// 收款账号: the number of a person's bank card or account. Prints its last four digits only.
public struct BankAccountNumber: Sendable, Hashable, CustomStringConvertible {
    /// Personal: sealed where it is kept, never in an event, a log or an error.
    public let digits: String

    /// 16 to 19 digits, in groups or with full-width digits as people type them, else `nil` (domain facts B.6).
    public init?(_ written: String) {
        guard let bytes = NormalizedNumber.bytes(of: written), (16...19).contains(bytes.count),
            bytes.allSatisfy(\.isASCIIDigit)
        else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    /// What may be shown.
    public var lastFour: String { String(digits.suffix(4)) }

    /// Whether its last digit is the check digit of the others (ISO/IEC 7812-1, Luhn). Some older accounts have none: that
    /// it is not so asks a person to look, and refuses nothing.
    public var isChecked: Bool {
        var sum = 0
        for (index, byte) in digits.utf8.reversed().enumerated() {
            let digit = Int(byte - UInt8(ascii: "0"))
            sum += index % 2 == 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9
        }
        return sum % 10 == 0
    }

    public var description: String { "*" + lastFour }
}
