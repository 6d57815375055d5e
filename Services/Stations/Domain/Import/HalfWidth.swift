/// Texts as people type them with a Chinese keyboard, in half-width characters.
enum HalfWidth {
    /// Full-width letters, digits and punctuation as half-width; blanks around it gone, others as one.
    static func text(_ written: String) -> String {
        var text = String.UnicodeScalarView()
        var isBlank = true
        for scalar in written.unicodeScalars {
            let narrow = scalar.halfWidth
            if narrow.properties.isWhitespace || narrow == "\u{FEFF}" || narrow == "\u{200B}" {
                if !isBlank { text.append(" ") }
                isBlank = true
            } else {
                text.append(narrow)
                isBlank = false
            }
        }
        if text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// The half-width form of a full-width one (U+FF01–FF5E, and the ideographic blank).
    var halfWidth: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x3000: " "
        default: self
        }
    }
}
