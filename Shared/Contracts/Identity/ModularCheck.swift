/// Check characters of the identifiers this system reads.
enum ModularCheck {
    private static let weights11: [Int] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let characters11 = Array("10X98765432".utf8)

    /// ISO 7064 MOD 11-2 over 17 digits, as GB 11643-1999 writes it.
    static func mod11_2(_ digits: some Collection<UInt8>) -> UInt8 {
        var sum = 0
        for (digit, weight) in zip(digits, weights11) { sum += Int(digit &- UInt8(ascii: "0")) * weight }
        return characters11[sum % 11]
    }

    /// Weights 7, 3, 1 modulo 10, letters counting 10 to 35 (ICAO Doc 9303, and the foreign residence card of 2017).
    static func weights731(_ characters: some Collection<UInt8>) -> UInt8 {
        var sum = 0
        for (index, character) in characters.enumerated() {
            let value = character.isASCIIDigit ? character - UInt8(ascii: "0") : character - UInt8(ascii: "A") + 10
            sum += Int(value) * [7, 3, 1][index % 3]
        }
        return UInt8(ascii: "0") + UInt8(sum % 10)
    }

    /// ISO 7064 MOD 97-10, letters counting 10 to 35: the two digits.
    static func mod97_10(_ characters: some Collection<UInt8>) -> (UInt8, UInt8) {
        var rest = 0
        for character in characters {
            rest =
                character.isASCIIDigit
                ? (rest * 10 + Int(character - UInt8(ascii: "0"))) % 97
                : (rest * 100 + Int(character - UInt8(ascii: "A") + 10)) % 97
        }
        let check = UInt8(98 - rest * 100 % 97)
        return (UInt8(ascii: "0") + check / 10, UInt8(ascii: "0") + check % 10)
    }

    /// ISO 7064 MOD 11,10 over digits.
    static func mod11_10(_ digits: some Collection<UInt8>) -> UInt8 {
        var product = 10
        for digit in digits {
            let sum = (Int(digit - UInt8(ascii: "0")) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return UInt8(ascii: "0") + UInt8((11 - product) % 10)
    }

    private static let alphabet31 = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let values31: [Int8] = {
        var table = [Int8](repeating: -1, count: 128)
        for (value, character) in alphabet31.enumerated() { table[Int(character)] = Int8(value) }
        return table
    }()

    /// Whether the character belongs to the alphabet of GB 32100-2015 (no I, O, S, V, Z).
    static func isOfAlphabet31(_ character: UInt8) -> Bool { character < 128 && values31[Int(character)] >= 0 }

    /// GB 32100-2015: weights 3^i modulo 31.
    static func mod31(_ characters: some Collection<UInt8>) -> UInt8 {
        var sum = 0
        var weight = 1
        for character in characters {
            sum += Int(values31[Int(character)]) * weight
            weight = weight * 3 % 31
        }
        return alphabet31[(31 - sum % 31) % 31]
    }
}
