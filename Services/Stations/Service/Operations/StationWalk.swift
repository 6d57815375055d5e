import FoundationEssentials
import Postgres

/// A walk over all stations, in the order of their ids, a slice in each transaction.
struct StationWalk {
    /// What is done on the way.
    enum Kind: String {
        /// What a map provider must show is compared with what it was asked.
        case listing
        /// The days on which something falls due are set anew.
        case setting
    }

    let kind: Kind
    /// The provider, or the place.
    let name: String
    /// How far it has come.
    let after: Int64
    /// How often it has come to the end since it was begun.
    let round: Int
}

enum StationWalkStore {
    /// Begins it, or begins it anew.
    static func begin(_ kind: StationWalk.Kind, _ name: String, in transaction: borrowing Transaction) throws {
        try transaction.execute(upsert, kind.rawValue, name)
    }

    /// One that is due, locked; none that another transaction has in hand.
    static func next(_ kind: StationWalk.Kind, in transaction: borrowing Transaction) throws -> StationWalk? {
        try transaction.query(lockNext, kind.rawValue).first.map { row in
            StationWalk(
                kind: kind, name: try row.get("name"), after: try row.get("after_id"), round: try row.get("round"))
        }
    }

    static func advance(_ walk: StationWalk, to id: Int64, in transaction: borrowing Transaction) throws {
        try transaction.execute(updatePlace, walk.kind.rawValue, walk.name, id)
    }

    /// It has come to the end, and begins again after so many seconds.
    static func pause(
        _ walk: StationWalk, for seconds: TimeInterval, in transaction: borrowing Transaction
    ) throws {
        try transaction.execute(updateRound, walk.kind.rawValue, walk.name, seconds)
    }

    static func end(_ walk: StationWalk, in transaction: borrowing Transaction) throws {
        try transaction.execute(delete, walk.kind.rawValue, walk.name)
    }

    private static let upsert = Statement(
        "station_walk.upsert",
        """
        insert into station_walk (kind, name) values ($1, $2)
        on conflict (kind, name) do update set after_id = 0, round = 0, due_at = now()
        """)

    private static let lockNext = Statement(
        "station_walk.lock-next",
        """
        select name, after_id, round from station_walk where kind = $1 and due_at <= now()
        order by due_at, name limit 1 for update skip locked
        """)

    private static let updatePlace = Statement(
        "station_walk.advance", "update station_walk set after_id = $3 where kind = $1 and name = $2")

    private static let updateRound = Statement(
        "station_walk.pause",
        """
        update station_walk set after_id = 0, round = round + 1,
            due_at = now() + make_interval(secs => $3::double precision)
        where kind = $1 and name = $2
        """)

    private static let delete = Statement(
        "station_walk.delete", "delete from station_walk where kind = $1 and name = $2")
}
