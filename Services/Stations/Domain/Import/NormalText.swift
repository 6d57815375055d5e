import Contracts

/// Names and addresses as lists write them, in one spelling: by it two rows are known for one station. Never shown.
public enum NormalText {
    /// Full-width as half-width, no blanks, no punctuation, letters in lower case.
    public static func name(_ written: String) -> String { plain(written) }

    /// The same, without the province, prefecture and county before it, which half of all rows leave out.
    public static func address(_ written: String, in division: DivisionCode) -> String {
        let text = plain(written)
        var rest = Substring(text)
        for place in places(of: division) { rest = rest.without(place) }
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
    /// Without that place at the beginning, also where its last character (省, 市, 县, 区) is left out and the rest has
    /// two characters at least.
    fileprivate func without(_ place: String) -> Substring {
        if hasPrefix(place) { return dropFirst(place.count) }
        let short = place.dropLast()
        return short.count >= 2 && hasPrefix(short) ? dropFirst(short.count) : self
    }
}
