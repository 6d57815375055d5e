import Contracts
import Postgres
import StationsDomain

/// The serial numbers of station codes, counted for each county.
enum SerialStore {
    /// The counters of these counties, locked in their order until the transaction ends: no number is drawn twice.
    static func locked(
        _ counties: Set<DivisionCode>, in transaction: borrowing Transaction
    ) throws -> StationSerials {
        guard !counties.isEmpty else { return StationSerials() }
        let rows = try transaction.query(lock, counties.map(\.description).sorted())
        return StationSerials(
            last: Dictionary(
                uniqueKeysWithValues: try rows.map { row in
                    (try row.value("division") { DivisionCode($0) }, try row.get("last"))
                }))
    }

    static func save(_ serials: StationSerials, in transaction: borrowing Transaction) throws {
        let drawn = serials.drawn.sorted()
        guard !drawn.isEmpty else { return }
        try transaction.execute(
            update, drawn.map(\.description), drawn.map { Int64(serials.last[$0] ?? 0) })
    }

    /// A county's first row is made here, so that there is one to lock.
    private static let lock = Statement(
        "station_serial.lock",
        """
        insert into station_serial (division, last) select division, 0 from unnest($1::text[]) as county (division)
        order by division
        on conflict (division) do update set last = station_serial.last
        returning division, last
        """)

    private static let update = Statement(
        "station_serial.update",
        """
        update station_serial set last = drawn.last from unnest($1::text[], $2::bigint[]) as drawn (division, last)
        where station_serial.division = drawn.division
        """)
}
