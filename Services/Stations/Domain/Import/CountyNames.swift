import Contracts

/// Counties by what people call them.
enum CountyNames {
    /// `芙蓉区`, `长沙市芙蓉区`, `湖南省长沙市芙蓉区`, `芙蓉`; `nil` where two places are meant, such as 长沙, or none.
    static func county(_ written: String) -> DivisionCode? { byName[NormalText.name(written)] ?? nil }

    private static let byName: [String: DivisionCode?] = {
        var names: [String: DivisionCode?] = [:]
        for county in DivisionCode.counties {
            guard let name = county.name, let prefecture = county.prefecture?.name else { continue }
            for spelling in [name, short(name), prefecture + name, short(prefecture) + name, "湖南省" + prefecture + name]
            {
                if let known = names[spelling], known != county {
                    names[spelling] = .some(nil)
                } else {
                    names[spelling] = county
                }
            }
        }
        // 长沙 is the city first.
        for prefecture in Set(DivisionCode.counties.compactMap(\.prefecture)) {
            if let name = prefecture.name { names[short(name)] = .some(nil) }
        }
        return names
    }()

    /// Without its last character; 道县 and 澧县 are nothing without it.
    private static func short(_ name: String) -> String { name.count > 2 ? String(name.dropLast()) : name }
}

extension DivisionCode {
    var prefecture: DivisionCode? { DivisionCode(String(number / 100 * 100)) }
}
