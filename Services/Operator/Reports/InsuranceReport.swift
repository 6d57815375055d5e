import ArgumentParser
import Contracts

/// How many cases stand where, and what was paid for them: the answer to `insurance.report`.
struct InsuranceReport: Codable, Sendable {
    /// By what the figures are told.
    enum Key: String, CaseIterable, Codable, Sendable {
        case state, scheme, place, prefecture, platform, occupation, month

        /// The column's title.
        var title: LocalizedText {
            switch self {
            case .state: .tables.state
            case .scheme: .tables.scheme
            case .place: .tables.place
            case .prefecture: .tables.prefecture
            case .platform: .tables.platform
            case .occupation: .tables.occupation
            case .month: .tables.openedIn
            }
        }

        /// A value in people's words.
        func text(_ value: String, in language: Language) -> String {
            switch self {
            case .state: LocalizedText.insuranceState(value)[language]
            case .scheme: LocalizedText.scheme(value)[language]
            case .place, .prefecture: LocalizedText.place(value)[language]
            case .platform, .occupation, .month: value == "-" ? "–" : value
            }
        }
    }

    struct Row: Codable, Sendable {
        /// By the names of the keys; those that were not asked for are absent.
        var state, scheme, place, prefecture, platform, occupation, month: String?
        var cases: Int
        var settled: Int
        var stalled: Int
        var paidFen: Int64

        func value(_ key: Key) -> String? {
            switch key {
            case .state: state
            case .scheme: scheme
            case .place: place
            case .prefecture: prefecture
            case .platform: platform
            case .occupation: occupation
            case .month: month
            }
        }
    }

    var rows: [Row]
    var total: Row

    /// The largest first, and the sum of all below.
    func text(by keys: [Key], in language: Language) -> String {
        guard !rows.isEmpty else { return LocalizedText.noCases[language] }
        var fields: [Table<(Row, isTotal: Bool)>.Field] = keys.enumerated().map { index, key in
            .text(key.title) { row, isTotal in
                isTotal
                    ? index == 0 ? LocalizedText.tables.total[language] : ""
                    : row.value(key).map { key.text($0, in: language) } ?? "–"
            }
        }
        fields += [
            .number(.tables.cases) { $0.0.cases }, .number(.tables.settled) { $0.0.settled },
            .number(.tables.stalledCount) { $0.0.stalled }, .amount(.tables.paid) { $0.0.paidFen },
        ]
        return Table(fields).text(rows.map { ($0, false) } + [(total, true)], in: language)
    }
}

/// `state,place`: one to three of the keys, each once.
struct ReportGrouping: ExpressibleByArgument, Sendable, Equatable {
    let keys: [InsuranceReport.Key]

    static let byState = ReportGrouping(keys: [.state])

    init(keys: [InsuranceReport.Key]) { self.keys = keys }

    init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        keys = words.compactMap { InsuranceReport.Key(rawValue: String($0)) }
        guard keys.count == words.count, (1...3).contains(keys.count), Set(keys).count == keys.count else { return nil }
    }

    var defaultValueDescription: String { keys.map(\.rawValue).joined(separator: ",") }
    static var allValueStrings: [String] { InsuranceReport.Key.allCases.map(\.rawValue) }
}
