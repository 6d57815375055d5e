import Contracts

extension ServiceRequests {
    /// The public record of stations, page by page, in the order they came.
    ///
    /// - Parameter body: is given each page; what it throws ends the reading.
    func eachStationRecord(
        in place: String?, state: StationStateWord?, _ body: ([JSON]) throws(CommandFault) -> Void
    ) async throws(CommandFault) {
        var cursor: String?
        repeat {
            let arguments = JSON.object([
                "limit": .integer(Int64(RequestSlice.most)), "place": place.map(JSON.string),
                "state": state.map { .string($0.rawValue) }, "after": cursor.map(JSON.string),
            ])
            let page = try await ask(.stations, "stations.export", arguments, answer: RecordPage.self)
            try body(page.stations)
            cursor = page.next
        } while cursor != nil
    }
}

private struct RecordPage: Decodable, Sendable {
    var stations: [JSON]
    var next: String?
}
