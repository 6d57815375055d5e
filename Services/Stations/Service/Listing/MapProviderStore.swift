import Contracts
import FoundationEssentials
import Postgres
import StationsDomain

/// The map providers, and how long one waits for them.
enum MapProviderStore {
    static func all(in transaction: borrowing Transaction) throws -> [MapProvider] {
        try transaction.query(selectAll).map(MapProvider.init)
    }

    /// Appoints a provider, or changes what it is appointed for.
    static func save(_ provider: MapProvider, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            upsert, provider.name.text, provider.displayName, provider.system.rawValue,
            provider.places.map(\.description), provider.isDismissed)
    }

    static func patience(_ rows: Rows) throws -> AskingTerm {
        guard let row = rows.first else { return .forListings }
        return AskingTerm(
            interval: Double(try row.get("first_seconds", as: Int64.self)),
            longest: Double(try row.get("longest_seconds", as: Int64.self)))
    }

    static func save(_ patience: AskingTerm, in transaction: borrowing Transaction) throws {
        try transaction.execute(upsertPatience, Int64(patience.interval), Int64(patience.longest))
    }

    static let selectAll = Statement(
        "map_provider.select",
        "select name, display_name, crs, places, dismissed_at is not null as dismissed from map_provider order by name")

    static let selectPatience = Statement(
        "map_patience.select", "select first_seconds, longest_seconds from map_patience")

    private static let upsert = Statement(
        "map_provider.upsert",
        """
        insert into map_provider (name, display_name, crs, places, dismissed_at)
        values ($1, $2, $3, $4, case when $5::boolean then now() end)
        on conflict (name) do update set display_name = excluded.display_name, crs = excluded.crs,
            places = excluded.places,
            dismissed_at = case when $5::boolean then coalesce(map_provider.dismissed_at, now()) end
        """)

    private static let upsertPatience = Statement(
        "map_patience.upsert",
        """
        insert into map_patience (first_seconds, longest_seconds) values ($1, $2)
        on conflict (one) do update set first_seconds = excluded.first_seconds,
            longest_seconds = excluded.longest_seconds
        """)
}

extension MapProvider {
    init(_ row: Row) throws {
        self.init(
            name: try row.value("name") { DepartmentName($0) }, displayName: try row.get("display_name"),
            system: try row.value("crs") { CoordinateSystem($0) },
            places: try row.get("places", as: [String].self).compactMap(DivisionCode.init),
            isDismissed: try row.get("dismissed"))
    }
}
