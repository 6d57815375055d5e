/// The value of an ASCII decimal digit.
@inline(__always)
func decimalValue(_ byte: UInt8) -> UInt8? {
    let value = byte &- UInt8(ascii: "0")
    return value <= 9 ? value : nil
}

/// The value of an ASCII hexadecimal digit, in either case.
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") <= 9 }
    var isASCIIUppercase: Bool { self &- UInt8(ascii: "A") <= 25 }
    var isASCIILowercase: Bool { self &- UInt8(ascii: "a") <= 25 }
    public var isASCIILetter: Bool { (self | 0x20).isASCIILowercase }
}
