import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// `stations.listings`: how many stations stand where on each provider's map, and what was asked and not answered,
/// takedowns first, then the longest waiting; a page at a time. The figures come with the first page.
struct ListListings: RequestHandler {
    let name = "stations.listings"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = try ListingFilter(request.arguments)
        var page: [WaitingListing] = []
        for rank in (filter.after?.rank ?? 0)...(filter.isTakedownOnly ? 0 : 1) where page.count < filter.limit {
            let after = filter.after.flatMap { $0.rank == rank ? $0 : nil }
            page += try ListingListStore.page(
                filter, rank: rank, after: after, limit: filter.limit - page.count, in: transaction)
        }
        let next = page.count == filter.limit ? page.last?.cursor.text : nil
        let counts = filter.after == nil ? try ListingListStore.counts(of: filter.provider, in: transaction) : nil
        return RequestAnswer(
            .object([
                "providers": counts.map(JSON.array), "listings": .array(page.map { $0.json }),
                "next": next.map(JSON.string),
            ]))
    }
}

/// Which of the unanswered questions are asked for.
struct ListingFilter {
    var provider: String?
    var place: String?
    /// Only takedowns.
    var isTakedownOnly: Bool
    /// Only those that had to be asked again.
    var isOverdue: Bool
    var after: ListingCursor?
    var limit: Int

    init(_ arguments: JSON) throws {
        let filter = FilterArguments(arguments)
        provider = try filter.text("provider")
        place = try filter.place()
        isTakedownOnly = arguments["pending"]?.bool ?? false
        isOverdue = filter.isOverdue
        after = try filter.cursor(ListingCursor.init)
        limit = filter.limit
    }
}

/// Behind which listing the next page begins. Opaque to those who ask.
struct ListingCursor {
    /// 0 for takedowns, 1 for the others.
    var rank: Int
    var askedAt: Date
    var station: Int64
    var provider: String

    init(rank: Int, askedAt: Date, station: Int64, provider: String) {
        self.rank = rank
        self.askedAt = askedAt
        self.station = station
        self.provider = provider
    }

    /// Reads `RANK/MICROSECONDS/STATION/PROVIDER`.
    init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 4, let rank = Int(parts[0]), (0...1).contains(rank), let time = Int64(parts[1]),
            let station = Int64(parts[2])
        else { return nil }
        self.init(
            rank: rank, askedAt: Date(timeIntervalSince1970: Double(time) / 1_000_000), station: station,
            provider: String(parts[3]))
    }

    var text: String {
        "\(rank)/\(Int64((askedAt.timeIntervalSince1970 * 1_000_000).rounded()))/\(station)/\(provider)"
    }
}
