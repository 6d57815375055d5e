import Contracts

/// Names and addresses as lists write them, in one spelling: by it two rows are known for one station. Never shown.
public enum NormalText {
    /// Full-width as half-width, no blanks, no punctuation, letters in lower case.
    public static func name(_ written: String) -> String { plain(written) }

    /// The same, without the province, prefecture and county before it, which half of all rows leave out.
    public static func address(_ written: String, in division: DivisionCode) -> String {
        let text = plain(written)
        var rest = Substring(text)
        let places = places(of: division)
        for (index, place) in places.enumerated() {
            if rest.hasPrefix(place) {
                rest = rest.dropFirst(place.count)
            } else if !places[(index + 1)...].contains(where: rest.hasPrefix) {
                // 长沙 stands for the city, but not in 长沙县.
                rest = rest.without(short: place.dropLast())
            }
        }
        // An address that is nothing but its county is that.
        return rest.isEmpty ? text : String(rest)
    }

    private static func plain(_ written: String) -> String {
        var needsFolding = false
        let plain = String(unsafeUninitializedCapacity: written.utf8.count) { buffer in
            var count = 0
            for scalar in written.unicodeScalars {
                let narrow = scalar.halfWidth
                guard let kept = kept(narrow, &needsFolding) else { continue }
                // Safe because nothing is written longer than it was.
                for byte in UTF8.encode(kept)! {
                    buffer[count] = byte
                    count += 1
                }
            }
            return count
        }
        return needsFolding ? plain.lowercased() : plain
    }

    /// The letter or digit, in lower case if it is ASCII; `nil` for anything else. Nearly all are ASCII or Chinese.
    private static func kept(_ scalar: Unicode.Scalar, _ needsFolding: inout Bool) -> Unicode.Scalar? {
        switch scalar {
        case "a"..."z", "0"..."9", "\u{4E00}"..."\u{9FFF}": return scalar
        case "A"..."Z": return Unicode.Scalar(scalar.value | 0x20)
        case "\u{00}"..."\u{7F}": return nil
        default:
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
            needsFolding = true
            return scalar
        }
    }

    private static func places(of division: DivisionCode) -> [String] {
        [division.number / 10_000 * 10_000, division.number / 100 * 100, division.number].compactMap {
            DivisionCode(String($0))?.name
        }
    }
}

extension Substring {
    /// Without the place at the beginning, where it is written without its last character (省, 市, 县, 区): two characters
    /// at least must be left of it.
    fileprivate func without(short place: Substring) -> Substring {
        place.count >= 2 && hasPrefix(place) ? dropFirst(place.count) : self
    }
}
