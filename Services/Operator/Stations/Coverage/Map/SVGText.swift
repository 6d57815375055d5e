/// An SVG picture as it is written, element by element.
struct SVGText {
    private(set) var text = ""

    /// Appends an element without content: `<circle cx="1" …/>`.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        open(name, attributes, end: "/>\n")
    }

    /// A group of what the body appends.
    mutating func group(_ attributes: KeyValuePairs<String, String>, _ body: (inout SVGText) -> Void) {
        open("g", attributes, end: ">\n")
        body(&self)
        text += "</g>\n"
    }

    /// Words, of the class that says how they look.
    mutating func words(_ words: String, _ x: Double, _ y: Double, _ kind: String, anchor: String? = nil) {
        text += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" class=\"\(kind)\""
        if let anchor { text += " text-anchor=\"\(anchor)\"" }
        text += ">\(Self.escaped(words))</text>\n"
    }

    mutating func append(_ raw: String) { text += raw }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>, end: String) {
        text += "<" + name
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += end
    }

    /// With one decimal at most, which is a thirtieth of a millimetre on paper.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
    }

    /// Names of stations come from outside: none may end an element.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // XML knows no other control characters.
            case _ where scalar.value < 0x20 && scalar != "\n": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
