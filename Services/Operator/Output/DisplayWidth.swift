/// How wide a text stands on a terminal: a Chinese character takes two columns.
extension StringProtocol {
    var displayWidth: Int {
        reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }

    /// The text followed by blanks up to a width; never shortened.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
    }

    /// The text on one line, without characters that steer a terminal: parts of an event come from outside.
    var printable: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.steersTerminals ? "·" : scalar) }
        return String(scalars)
    }
}

extension Character {
    /// Whether it takes two columns: East Asian wide and full-width forms (Unicode Annex 11), and emoji.
    var isWide: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    /// Whether a terminal may obey it instead of showing it.
    var steersTerminals: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
