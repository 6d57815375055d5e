/// The first two digits of a division code (GB/T 2260): which provinces there are.
enum ProvinceCode {
    private static let known: [Bool] = {
        var table = [Bool](repeating: false, count: 100)
        for range in [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83] {
            for code in range { table[code] = true }
        }
        return table
    }()

    /// 83 is not of GB/T 2260: residence permits of people from Taiwan carry it (with 81 and 82 for Hong Kong and Macau).
    static func isKnown(_ code: Int) -> Bool { known.indices.contains(code) && known[code] }
}
