import Contracts
import Postgres
import StationsDomain

/// The unions as the enrollment service has announced them.
enum UnionStore {
    /// Asks for these unions, and for those that may answer for these counties; the answer is for ``directory(_:)``.
    static func ask(
        for unions: Set<UnionCode>, and counties: Set<DivisionCode>, in transaction: borrowing Transaction
    ) throws -> Question {
        let places = Set(counties.flatMap(\.withWider)).map(\.description)
        return try transaction.ask(select, unions.map(\.text), places, UnionDirectory.responsibleKinds)
    }

    static func directory(_ rows: Rows) throws -> UnionDirectory {
        UnionDirectory(
            try rows.map { row in
                KnownUnion(
                    code: try row.value("code") { UnionCode($0) }, kind: try row.get("kind"),
                    division: try row.value("division") { DivisionCode($0) }, isOpen: try row.get("open"),
                    isHoldingPool: try row.get("holding_pool"))
            })
    }

    /// Raises the stations of unions that have ceased to exist: an operator gives them to another.
    @Sendable static func noteDissolved(
        _ dissolved: [OrganizationDissolved], in transaction: borrowing Transaction
    ) throws {
        guard !dissolved.isEmpty else { return }
        try transaction.execute(updateLost, dissolved.map(\.code.text))
    }

    private static let updateLost = Statement(
        "station.update-union-lost",
        """
        update station set union_lost_at = coalesce(union_lost_at, now())
        where union_code = any($1) and state <> 'closed'
        """)

    private static let select = Statement(
        "organization_copy.select",
        """
        select code, kind, division, open, holding_pool from organization_copy where code = any($1)
        union
        select code, kind, division, open, holding_pool from organization_copy
        where division = any($2) and kind = any($3) and open and not holding_pool
        """)
}

extension DivisionCode {
    /// The place, its prefecture and its province.
    var withWider: [DivisionCode] {
        let text = description
        return [text, text.prefix(4) + "00", text.prefix(2) + "0000"].compactMap { DivisionCode(String($0)) }
    }
}
