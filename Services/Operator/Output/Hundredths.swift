/// Whole numbers of hundredths as people write them: fen as 元 (`6575.00`), ten-thousandths as percent (`8.5`).
enum Hundredths {
    /// Reads digits, and behind a point one or two more; nothing else, so that `6,575` is not taken for 6.
    static func read(_ text: String) -> Int64? {
        guard let match = text.wholeMatch(of: /([0-9]{1,12})(?:\.([0-9]{1,2}))?/) else { return nil }
        let fraction = match.2.map { $0.count == 1 ? "\($0)0" : String($0) } ?? "00"
        return Int64(match.1 + fraction)
    }

    /// Always with two digits behind the point, as sums of money are written.
    static func text(_ hundredths: Int64) -> String {
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// With no more digits than it needs, as rates are written.
    static func shortText(_ hundredths: Int64) -> String {
        var text = text(hundredths)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
