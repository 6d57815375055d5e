import Contracts

/// Cuts a rule into tokens. Full-width signs are read as their narrow ones, because that is how they are typed here.
struct RuleLexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    private init(_ text: RuleText) { scalars = text.scalars.map(Self.narrow) }

    /// All tokens, the last of which is the end.
    static func tokens(of text: RuleText) throws(RuleFault) -> [RuleToken] {
        guard !text.isTooLong else { throw RuleFault.textTooLong(at: RuleText.longest) }
        var lexer = RuleLexer(text)
        var tokens: [RuleToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .finish
        return tokens
    }

    private mutating func next() throws(RuleFault) -> RuleToken {
        skipBlanks()
        let start = position
        guard let scalar = peek() else { return RuleToken(kind: .finish, range: start..<start) }
        let kind: RuleToken.Kind
        if Self.isDigit(scalar) {
            kind = try number()
        } else if Self.isLetter(scalar) {
            kind = name()
        } else if let symbol = symbol() {
            kind = .symbol(symbol)
        } else {
            throw RuleFault.unexpectedCharacter(at: start)
        }
        return RuleToken(kind: kind, range: start..<position)
    }

    private mutating func skipBlanks() {
        while let scalar = peek() {
            if scalar == "#" {
                while let inside = peek(), !RuleText.isLineBreak(inside) { position += 1 }
            } else if scalar == " " || scalar == "\t" || RuleText.isLineBreak(scalar) {
                position += 1
            } else {
                return
            }
        }
    }

    // MARK: Numbers

    private mutating func number() throws(RuleFault) -> RuleToken.Kind {
        let start = position
        if let date = try date() { return .date(date) }
        let whole = digits()
        var fraction: [Int64] = []
        if peek() == ".", peek(1).map(Self.isDigit) ?? false {
            position += 1
            fraction = digits()
        }
        let isWhole = fraction.isEmpty
        func value(_ decimals: Int) throws(RuleFault) -> Int64 {
            if let value = DecimalText.value(whole, fraction, decimals: decimals) { return value }
            throw RuleFault.number(in: start..<position, decimals: decimals)
        }
        switch unit() {
        case .yuan: return .money(Fen(try value(2)))
        case .fen:
            guard isWhole else { throw RuleFault.number(in: start..<position, decimals: 0) }
            return .money(Fen(try value(0)))
        case .percent: return .percent(RuleNumber(millionths: try value(RuleNumber.decimals)))
        case nil: return .number(RuleNumber(millionths: try value(RuleNumber.decimals)))
        }
    }

    private mutating func digits() -> [Int64] {
        var digits: [Int64] = []
        while let scalar = peek(), Self.isDigit(scalar) {
            digits.append(Int64(scalar.value - 0x30))
            position += 1
        }
        return digits
    }

    private enum Unit { case yuan, fen, percent }

    /// What the number before is of; blanks may stand between.
    private mutating func unit() -> Unit? {
        var next = position
        while next < scalars.count, scalars[next] == " " || scalars[next] == "\t" { next += 1 }
        guard next < scalars.count else { return nil }
        switch scalars[next] {
        case "元": return take(.yuan, to: next + 1)
        case "分": return take(.fen, to: next + 1)
        case "%": return take(.percent, to: next + 1)
        case "f":
            let isWord = scalars[next...].starts(with: "fen".unicodeScalars)
            let isPart = next + 3 < scalars.count && Self.isOfName(scalars[next + 3])
            return isWord && !isPart ? take(.fen, to: next + 3) : nil
        default: return nil
        }
    }

    private mutating func take(_ unit: Unit, to end: Int) -> Unit {
        position = end
        return unit
    }

    /// `YYYY-MM-DD`, where such digits stand here.
    private mutating func date() throws(RuleFault) -> CivilDate? {
        let pattern = "dddd-dd-dd".unicodeScalars
        guard position + pattern.count <= scalars.count,
            zip(scalars[position...], pattern).allSatisfy({ $1 == "-" ? $0 == "-" : Self.isDigit($0) }),
            !(peek(pattern.count).map(Self.isDigit) ?? false)
        else { return nil }
        let range = position..<position + pattern.count
        var written = ""
        written.unicodeScalars.append(contentsOf: scalars[range])
        guard let date = CivilDate(written) else { throw RuleFault.noSuchDay(in: range) }
        position = range.upperBound
        return date
    }

    // MARK: Names and signs

    /// A hyphen belongs to a name where a letter or digit follows it: `legacy-dibao`, `HN-430102-0001`. So a subtraction
    /// of something from a fact needs a blank.
    private mutating func name() -> RuleToken.Kind {
        var name = ""
        while let scalar = peek() {
            let follower = peek(1)
            let joins =
                scalar == "-" && follower.map { Self.isOfName($0) && $0.isASCII } ?? false
                || scalar == "." && follower.map(Self.isLetter) ?? false
            guard Self.isOfName(scalar) || joins else { break }
            name.unicodeScalars.append(scalar)
            position += 1
        }
        return RuleKeyword.reading(name).map(RuleToken.Kind.keyword) ?? .name(name)
    }

    private mutating func symbol() -> RuleSymbol? {
        guard let first = peek() else { return nil }
        let two: RuleSymbol? =
            switch (first, peek(1)) {
            case ("!", "="): .notEqual
            case ("<", "="): .atMost
            case (">", "="): .atLeast
            case (".", "."): .to
            default: nil
            }
        let symbol = two ?? Self.symbols[first]
        position += two != nil ? 2 : symbol != nil ? 1 : 0
        return symbol
    }

    private static let symbols: [Unicode.Scalar: RuleSymbol] = [
        "=": .equal, "≠": .notEqual, "<": .less, "≤": .atMost, ">": .greater, "≥": .atLeast, "+": .plus, "-": .minus,
        "*": .times, "×": .times, "/": .divided, "÷": .divided, "(": .opening, ")": .closing, "{": .openingBrace,
        "}": .closingBrace, ",": .comma, "、": .comma,
    ]

    // MARK: Characters

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000, 0xA0, 0xFEFF: " "
        default: scalar
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: true
        default: false
        }
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool { isLetter(scalar) || isDigit(scalar) }
}
