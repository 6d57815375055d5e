/// The columns of a file of standards, by their titles.
enum StandardColumn: String, CaseIterable, Sendable {
    case scheme, place, year, average, floor, ceiling, rate, account, tiers, crossYear, source

    /// As the service names what stands there.
    var field: String {
        switch self {
        case .scheme, .place, .year, .crossYear, .source: rawValue
        case .average: "averageFen"
        case .floor: "floorPercent"
        case .ceiling: "ceilingPercent"
        case .rate: "rateBasisPoints"
        case .account: "accountBasisPoints"
        case .tiers: "quotedPercents"
        }
    }

    init?(field: some StringProtocol) {
        guard let column = Self.allCases.first(where: { $0.field == field }) else { return nil }
        self = column
    }
}

/// Where a file of standards is wrong, as a person finds it in a spreadsheet.
struct StandardFault: Error, Sendable, Equatable {
    var line: Int
    var column: StandardColumn?
    var problem: StandardProblem
}

/// What is wrong there.
enum StandardProblem: Sendable, Equatable {
    case schemeUnknown, placeUnknown, year, amount, percentage, order, rate, accountAboveRate, tiers, tierOutside
    case yesOrNo, source
    case quotation, columns(expected: Int)
    /// The same scheme, place and year stands on that line already.
    case twice(line: Int)
    /// What the service says.
    case refused(code: String, zh: String, en: String)
}
