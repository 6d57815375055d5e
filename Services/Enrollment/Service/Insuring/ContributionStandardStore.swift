import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

/// What schemes cost, as operators imported it.
enum ContributionStandardStore {
    static let selectAll = Statement(
        "contribution_standard.select-all",
        """
        select id, scheme, place, year, average_fen, floor_percent, ceiling_percent, rate_bp, account_bp,
            quoted_percents::text[] as quoted_percents, cross_year, source, imported_by,
            imported_at
        from contribution_standard order by id
        """)

    /// All of them, as they are listed.
    static func listed(in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(selectAll).map { row in
            try ContributionStandard(row).json.setting("importedBy", to: .string(try row.get("imported_by")))
                .setting("importedAt", to: .string(RFC3339.string(try row.get("imported_at"))))
        }
    }

    /// Adds a standard.
    ///
    /// - Returns: false where the same figures from the same source are the newest already.
    static func save(
        _ standard: ContributionStandard, importedBy operatorName: String, in transaction: borrowing Transaction
    ) throws -> Bool {
        try !transaction.query(
            insert, standard.scheme.rawValue, standard.place.description, Int64(standard.year),
            standard.average.amount, Int64(standard.percents.lowerBound), Int64(standard.percents.upperBound),
            Int64(standard.rate.value), Int64(standard.accountRate.value), standard.quotedPercents.map(Int64.init),
            standard.allowsCrossYear, standard.source, operatorName
        ).isEmpty
    }

    private static let insert = Statement(
        "contribution_standard.insert",
        """
        insert into contribution_standard (scheme, place, year, average_fen, floor_percent, ceiling_percent, rate_bp,
            account_bp, quoted_percents, cross_year, source, imported_by)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
        where not exists (
            select from contribution_standard as newest
            where (scheme, place, year, average_fen, floor_percent, ceiling_percent, rate_bp, account_bp,
                quoted_percents, cross_year, source) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                and not exists (
                    select from contribution_standard as newer
                    where newer.scheme = newest.scheme and newer.place = newest.place and newer.year = newest.year
                        and newer.id > newest.id))
        returning id
        """)
}

extension ContributionStandard {
    init(_ row: Row) throws {
        func part(_ column: String) throws -> BasisPoints {
            guard let part = BasisPoints(try row.get(column)) else { throw UnreadableColumn(column: column) }
            return part
        }
        let floor: Int = try row.get("floor_percent")
        let ceiling: Int = try row.get("ceiling_percent")
        guard floor <= ceiling else { throw UnreadableColumn(column: "ceiling_percent") }
        self.init(
            id: ID(try row.get("id")), scheme: try row.value("scheme", InsuranceScheme.init),
            place: try row.value("place", { DivisionCode($0) }), year: try row.get("year"),
            average: Fen(try row.get("average_fen")), percents: floor...ceiling, rate: try part("rate_bp"),
            accountRate: try part("account_bp"),
            quotedPercents: try row.get("quoted_percents", as: [String].self).compactMap { Int($0) },
            allowsCrossYear: try row.get("cross_year"), source: try row.get("source"))
    }
}
