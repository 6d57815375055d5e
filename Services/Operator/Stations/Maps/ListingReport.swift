import Contracts

/// What each provider shows, and what was asked and is not answered.
struct ListingReport: Encodable, Sendable {
    struct Provider: Codable, Sendable {
        var provider: String
        /// How many stations stand where, by ``ListingStateWord``; counted up to 200,000.
        var counts: [String: Int]
    }

    /// A question that waits for its answer.
    struct Waiting: Codable, Sendable {
        var provider: String
        var code: String?
        var name: String
        var division: String
        /// One of ``ListingStateWord``.
        var state: String
        var request: Int
        var times: Int?
        var askedAt: String?
        var dueAt: String?
        /// It had to be asked again.
        var overdue: Bool
        /// Why the provider refused it the last time.
        var refusal: String?
        var poi: String?
    }

    var providers: [Provider]
    var listings: [Waiting]
    var more: Bool

    func text(in language: Language) -> String {
        let counts = Table<Provider>(
            [.text(.tables.provider) { $0.provider }]
                + ListingStateWord.allCases.filter { $0 != .none }.map { state in
                    .number(state.name) { $0.counts[state.rawValue] ?? 0 }
                })
        let waiting = Table<Waiting>(
            .text(.tables.provider) { $0.provider }, .text(.tables.station) { $0.code ?? "–" },
            .text(.tables.stationName) { $0.name }, .text(.tables.place) { LocalizedText.place($0.division)[language] },
            .text(.tables.state) { ListingStateWord.text($0.state, in: language) },
            .text(.tables.askedFirst) { $0.askedAt.map(LocalTime.text) ?? "–" },
            .number(.tables.timesAsked) { $0.times },
            .text(.tables.due) { LocalTime.due($0.dueAt, isOverdue: $0.overdue, in: language) },
            .text(.tables.refusal) { $0.refusal ?? "–" })
        return [
            counts.text(providers, in: language, whenEmpty: .noProviders),
            waiting.text(listings, in: language, whenEmpty: .noListingsWaiting),
        ].joined(separator: "\n\n")
    }
}

extension ServiceRequests {
    /// What waits, takedowns first and the longest waiting first of all, at most `limit`; with the figures of each provider.
    func listings(_ filter: JSON, limit: Int) async throws(CommandFault) -> ListingReport {
        var report = ListingReport(providers: [], listings: [], more: false)
        var cursor: String?
        repeat {
            let wanted = min(RequestSlice.most, limit - report.listings.count)
            var arguments = filter.setting("limit", to: .integer(Int64(wanted)))
            if let cursor { arguments = arguments.setting("after", to: .string(cursor)) }
            let page = try await ask(.stations, "stations.listings", arguments, answer: ListingListPage.self)
            report.providers += page.providers ?? []
            report.listings += page.listings
            cursor = page.next
        } while cursor != nil && report.listings.count < limit
        report.more = cursor != nil
        return report
    }
}

private struct ListingListPage: Decodable, Sendable {
    /// With the first page alone.
    var providers: [ListingReport.Provider]?
    var listings: [ListingReport.Waiting]
    var next: String?
}
