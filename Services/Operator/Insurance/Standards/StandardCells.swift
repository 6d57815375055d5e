import Contracts
import Foundation

/// The cells of one line, read by their columns; notes each that is wrong, so that all are told at once.
struct StandardCells {
    private let row: CSVTable<StandardColumn>.Row
    private(set) var faults: [StandardFault] = []

    init(_ row: CSVTable<StandardColumn>.Row) { self.row = row }

    /// What stands on the line; `nil` where something of it is wrong.
    mutating func standard() -> InsuranceStandard? {
        let scheme = value(.scheme, .schemeUnknown) {
            InsuranceScheme(rawValue: $0).flatMap { $0 == .occupationalInjury ? nil : $0.rawValue }
        }
        let place = value(.place, .placeUnknown) { DivisionCode($0)?.isKnown == true ? $0 : nil }
        let year = value(.year, .year) { number($0, 2000...2099) }
        let average = value(.average, .amount) {
            Hundredths.read($0).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
        }
        let floor = value(.floor, .percentage) { number($0, 1...1000) }
        let ceiling = value(.ceiling, .percentage) { number($0, 1...1000) }
        let rate = value(.rate, .rate) { percent($0, 1...10_000) }
        let account = value(.account, .rate) { percent($0, 0...10_000) }
        let tiers = value(.tiers, .tiers, Self.tiers)
        let crossYear = value(.crossYear, .yesOrNo) { Self.words[$0.lowercased()] }
        let source = value(.source, .source) { $0.isEmpty || $0.count > 200 ? nil : $0 }
        if let floor, let ceiling, floor > ceiling { note(.ceiling, .order) }
        if let rate, let account, account > rate { note(.account, .accountAboveRate) }
        if let floor, let ceiling, let tiers, floor <= ceiling,
            !tiers.allSatisfy((floor...ceiling).contains)
        {
            note(.tiers, .tierOutside)
        }
        guard faults.isEmpty, let scheme, let place, let year, let average, let floor, let ceiling, let rate,
            let account, let tiers, let crossYear, let source
        else { return nil }
        return InsuranceStandard(
            scheme: scheme, place: place, year: year, averageFen: average, floorPercent: floor,
            ceilingPercent: ceiling, rateBasisPoints: rate, accountBasisPoints: account, quotedPercents: tiers,
            crossYear: crossYear, source: source)
    }

    private mutating func value<Value>(
        _ column: StandardColumn, _ problem: StandardProblem, _ read: (String) -> Value?
    ) -> Value? {
        let value = read(row[column])
        if value == nil { note(column, problem) }
        return value
    }

    private mutating func note(_ column: StandardColumn, _ problem: StandardProblem) {
        faults.append(StandardFault(line: row.line, column: column, problem: problem))
    }

    /// `60 80 100`, also with semicolons between: each once, smallest first, twenty at most.
    private static func tiers(_ text: String) -> [Int]? {
        let words = text.split { $0 == " " || $0 == ";" || $0 == "；" }
        let tiers = words.compactMap { number(String($0), 1...1000) }
        return !(1...20).contains(tiers.count) || tiers.count != words.count || tiers != Set(tiers).sorted()
            ? nil : tiers
    }

    private static let words = ["yes": true, "true": true, "是": true, "no": false, "false": false, "否": false]
}

private func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text).flatMap { range.contains($0) ? $0 : nil } : nil
}

/// Percent with two digits behind the point at most, as ten-thousandths.
private func percent(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    let digits = text.hasSuffix("%") ? text.dropLast().trimmingCharacters(in: .whitespaces) : text
    return Hundredths.read(digits).flatMap { Int(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil }
}
