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
        var plain = String.UnicodeScalarView()
        for scalar in written.unicodeScalars {
            let narrow = scalar.halfWidth
            if narrow.properties.isAlphabetic || narrow.properties.numericType != nil { plain.append(narrow) }
        }
        return String(plain).lowercased()
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
