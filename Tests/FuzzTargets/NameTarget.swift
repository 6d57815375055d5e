import Contracts

extension FuzzTarget {
    static let names = FuzzTarget("names", "names of persons, and what masking leaves of them", maximumLength: 400) {
        bytes in
        guard let name = PersonName(String(decoding: bytes, as: UTF8.self)) else { return }
        try hold(PersonName(name.text) == name, "a name is normal")
        try hold(name.text.unicodeScalars.count <= 100, "a name has at most 100 characters")
        try hold(
            name.text.unicodeScalars.contains { $0.properties.isAlphabetic && !isMark($0) }, "a name has a letter")
        try hold(name.text.utf8.allSatisfy { $0 > 0x1F && $0 != 0x7F }, "a name has no control characters")
        let masked = name.masked()
        try hold(name.description == masked, "a name prints masked")
        let words = name.text.split { $0 == "·" || $0 == " " }
        let shown = masked.filter { $0 != "*" && $0 != "·" && $0 != " " }
        // The first of each word; a Chinese name shows its surname and its last character.
        let allowed = words.count == 1 && isIdeograph(name.text) ? 3 : words.count
        try hold(shown.count <= allowed, "masking shows \(shown.count) characters of \(words.count) words")
        try hold(words.isEmpty || masked.contains("*"), "masking hides something")
        for word in words where word.count > 1 && !isIdeograph(String(word)) {
            try hold(!masked.contains(word), "masking leaves no word whole")
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func isIdeograph(_ text: String) -> Bool {
        text.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
    }
}
