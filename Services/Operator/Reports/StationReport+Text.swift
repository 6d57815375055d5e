import Contracts

extension StationReport {
    /// What is not asked for in detail is left out: counties, where prefectures are enough.
    func text(counties: Bool, in language: Language) -> String {
        guard !rows.isEmpty else { return LocalizedText.noStations[language] }
        let lines = (counties ? rows : []) + sums
        let providers = Set(rows.flatMap { ($0.online ?? [:]).keys }).sorted()
        let fields: [Table<Row>.Field] =
            [
                .text(.tables.place) { row in
                    row.division.isEmpty
                        ? LocalizedText.tables.total[language] : LocalizedText.place(row.division)[language]
                },
                .number(StationFigure.built.name) { $0.built ?? 0 },
                .number(StationFigure.operating.name) { $0.operating ?? 0 },
            ]
            + providers.map { provider in
                .number(LocalizedText.online(provider)) { $0.online?[provider] ?? 0 }
            } + [
                .number(StationFigure.takedownsPending.name) { $0.takedownsPending ?? 0 },
                .number(StationFigure.allDay.name) { $0.allDay ?? 0 },
                .text(StationFigure.stars.name) { ($0.stars ?? []).map(String.init).joined(separator: "/") },
                Self.share(.employmentHelp, { $0.employmentHelp }, of: { $0.operating }),
                Self.share(.upgraded, { $0.upgraded }, of: { $0.built }),
                Self.share(.legalEducation, { $0.legalEducation }, of: { $0.operating }),
                .number(StationFigure.inspectionsOverdue.name) { $0.inspectionsOverdue ?? 0 },
                .number(StationFigure.visits.name) { $0.visits ?? 0 },
            ]
        return Table(fields).text(lines, in: language)
    }

    /// `120 (15.3 %)`
    private static func share(
        _ figure: StationFigure, _ part: @escaping (Row) -> Int?, of whole: @escaping (Row) -> Int?
    ) -> Table<Row>.Field {
        Table<Row>.Field(title: figure.name, isNumber: true) { row in
            let (part, whole) = (part(row) ?? 0, whole(row) ?? 0)
            guard whole > 0 else { return "\(part)" }
            return "\(part) (\(Permille.text(part, of: whole)))"
        }
    }
}

/// A share as people read it.
enum Permille {
    /// `15.3 %`, cut off, so that only what is whole is called so.
    static func text(_ part: Int, of whole: Int) -> String {
        let permille = Int(Int128(part) * 1_000 / Int128(whole))
        return "\(permille / 10).\(permille % 10) %"
    }
}
