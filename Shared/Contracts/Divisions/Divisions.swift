/// The generated tables, read once on first use.
enum Divisions {
    static let countyNames = names(DivisionTable.counties)

    /// Province, prefectures and functional areas.
    static let higherNames = names(DivisionTable.prefectures)
        .merging(names(DivisionTable.functionalAreas)) { first, _ in first }
        .merging([.hunan: "湖南省"]) { first, _ in first }

    /// What a code was called, and from when to when.
    struct Period: Sendable {
        var name: String
        var first: Int
        var last: Int
    }

    static let timeline: [DivisionCode: [Period]] = {
        var table: [DivisionCode: [Period]] = [:]
        for (code, rest) in entries(DivisionTable.timeline) {
            table[code] = rest.split(separator: "/").map { text in
                let name = text.prefix { !$0.isASCII }
                let years = text.dropFirst(name.count).split(separator: "-", omittingEmptySubsequences: false)
                return Period(name: String(name), first: Int(years[0]) ?? 0, last: Int(years[1]) ?? 9999)
            }
        }
        return table
    }()

    private static func names(_ table: StaticString) -> [DivisionCode: String] {
        Dictionary(uniqueKeysWithValues: entries(table).map { ($0.code, String($0.rest)) })
    }

    private static func entries(_ table: StaticString) -> [(code: DivisionCode, rest: Substring)] {
        table.description.split(separator: ";").map { entry in
            (DivisionCode(number: Int(entry.prefix(6)) ?? 0), entry.dropFirst(6))
        }
    }
}
