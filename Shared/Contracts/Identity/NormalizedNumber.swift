/// Numbers as people type them, brought to one spelling.
enum NormalizedNumber {
    /// Full-width characters made half-width (the part of NFKC that input methods produce), letters capital, white space
    /// and hyphens removed. `nil` when any other character beyond ASCII remains, or over 64 of them.
    static func bytes(of text: String) -> [UInt8]? {
        let utf8 = text.utf8
        guard utf8.count <= 192 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        for byte in utf8 {
            guard byte.isASCIIDigit || byte.isASCIIUppercase else { return folded(text) }
            bytes.append(byte)
        }
        return bytes
    }

    private static func folded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0xA0, 0x3000, 0x200B...0x200F, 0xFEFF, 0x2000...0x200A: continue
            case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D: continue
            case 0x61...0x7A: bytes.append(UInt8(scalar.value - 0x20))
            case 0x21...0x7E: bytes.append(UInt8(scalar.value))
            case 0xFF41...0xFF5A: bytes.append(UInt8(scalar.value - 0xFF41) + UInt8(ascii: "A"))
            case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFF01 + 0x21))
            default: return nil
            }
        }
        return bytes.count <= 64 ? bytes : nil
    }
}
