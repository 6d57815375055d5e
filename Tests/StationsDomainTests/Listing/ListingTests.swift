import Contracts
import Foundation
import StationsDomain
import Testing

/// One station on one map, as the table of `ListingState` says.
@Suite struct ListingTests {
    private static let now = StationFixture.start
    private static let patience = AskingTerm.forListings
    private static let poi = SourceReference("B0FFG1")!
    private static let code = StationFixture.firstCode

    private static func listing(_ state: String) -> Listing {
        var listing = Listing()
        switch state {
        case "none": break
        case "submitted": _ = listing.follow(.show(version: 1), patience, at: now)
        case "online":
            listing = Self.listing("submitted")
            _ = listing.hear(answer(1, .online), patience, at: now)
        case "stale":
            listing = Self.listing("online")
            _ = listing.follow(.show(version: 2), patience, at: now)
        case "takedown-pending":
            listing = Self.listing("online")
            _ = listing.follow(.takeDown, patience, at: now)
        default:
            listing = Self.listing("takedown-pending")
            _ = listing.hear(answer(2, .offline), patience, at: now)
        }
        return listing
    }

    private static func answer(
        _ request: Int, _ outcome: ListingOutcome, poi: SourceReference? = ListingTests.poi, reasons: [String] = []
    ) -> StationListingConfirmed {
        StationListingConfirmed(
            code: code, request: request, outcome: outcome, poi: outcome == .online ? poi : nil, reasons: reasons)
    }

    /// `state, what happens, state after it, what is asked`.
    @Test(
        arguments: [
            ("none", ListingChange.show(version: 1), "submitted", [1]), ("none", .takeDown, "none", []),
            ("submitted", .show(version: 1), "submitted", []), ("submitted", .show(version: 2), "submitted", [2]),
            ("submitted", .takeDown, "takedown-pending", [2]), ("online", .show(version: 1), "online", []),
            ("online", .show(version: 2), "stale", [2]), ("online", .takeDown, "takedown-pending", [2]),
            ("stale", .show(version: 2), "stale", []), ("stale", .show(version: 3), "stale", [3]),
            ("stale", .takeDown, "takedown-pending", [3]), ("takedown-pending", .show(version: 2), "submitted", [3]),
            ("takedown-pending", .takeDown, "takedown-pending", []), ("offline", .show(version: 2), "submitted", [3]),
            ("offline", .takeDown, "offline", []),
        ] as [(String, ListingChange, String, [Int])])
    func follows(_ row: (String, ListingChange, String, [Int])) {
        var listing = Self.listing(row.0)
        #expect(listing.state.name.rawValue == row.0)
        let asked = listing.follow(row.1, Self.patience, at: Self.now)
        #expect(listing.state.name.rawValue == row.2 && asked.map(\.request) == row.3)
    }

    /// `state, number answered, outcome, state after it, ruling, what is asked at once`.
    @Test(
        arguments: [
            ("none", 1, ListingOutcome.online, "none", "listing-request-unknown", []),
            ("submitted", 1, .online, "online", "moved", []), ("submitted", 1, .offline, "submitted", "moved", []),
            ("submitted", 1, .refused, "submitted", "moved", []),
            ("submitted", 2, .online, "submitted", "listing-request-unknown", []),
            ("submitted", 0, .online, "submitted", "listing-request-unknown", []),
            ("online", 1, .online, "online", "repeated", []), ("online", 1, .offline, "submitted", "moved", [2]),
            ("online", 1, .refused, "submitted", "moved", [2]), ("stale", 2, .online, "online", "moved", []),
            ("stale", 1, .online, "stale", "overtaken", []), ("stale", 1, .offline, "stale", "overtaken", []),
            ("stale", 2, .offline, "submitted", "moved", []), ("stale", 2, .refused, "stale", "moved", []),
            ("takedown-pending", 2, .offline, "offline", "moved", []),
            ("takedown-pending", 1, .offline, "takedown-pending", "overtaken", []),
            ("takedown-pending", 1, .online, "takedown-pending", "moved", [3]),
            ("takedown-pending", 2, .online, "takedown-pending", "moved", [3]),
            ("takedown-pending", 2, .refused, "takedown-pending", "moved", []),
            ("takedown-pending", 1, .refused, "takedown-pending", "overtaken", []),
            ("takedown-pending", 3, .offline, "takedown-pending", "listing-request-unknown", []),
            ("offline", 2, .offline, "offline", "repeated", []), ("offline", 1, .offline, "offline", "overtaken", []),
            ("offline", 1, .online, "takedown-pending", "moved", [3]),
            ("offline", 2, .refused, "offline", "overtaken", []),
        ] as [(String, Int, ListingOutcome, String, String, [Int])])
    func hears(_ row: (String, Int, ListingOutcome, String, String, [Int])) {
        var listing = Self.listing(row.0)
        let ruling = listing.hear(Self.answer(row.1, row.2), Self.patience, at: Self.now)
        let (word, asked): (String, [Int]) =
            switch ruling {
            case .moved(let questions): ("moved", questions.map(\.request))
            case .repeated: ("repeated", [])
            case .overtaken: ("overtaken", [])
            case .refused(let code): (code.rawValue, [])
            }
        #expect(listing.state.name.rawValue == row.3 && word == row.4 && asked == row.5)
        // The same answer once more never does more than ask for what is shown to be taken down.
        let after = listing
        let again = listing.hear(Self.answer(row.1, row.2), Self.patience, at: Self.now)
        if row.2 != .online || row.3 != "takedown-pending" {
            #expect(listing.state.name == after.state.name && again != .moved([]), "\(again)")
        }
    }

    /// An answer to an earlier version is taken for what it is: the map shows something, and not the latest.
    @Test func aLateAnswerShowsOlderData() {
        var listing = Self.listing("submitted")
        _ = listing.follow(.show(version: 2), Self.patience, at: Self.now)
        _ = listing.hear(Self.answer(1, .online), Self.patience, at: Self.now)
        guard case .stale(let shown, let ask) = listing.state else { return #expect(listing.state == .none) }
        #expect(shown.version < 2 && shown.poi == Self.poi && ask.number == 2)
        _ = listing.hear(Self.answer(2, .online, poi: nil), Self.patience, at: Self.now)
        #expect(listing.state == .online(ShownPlace(poi: Self.poi, version: 2)))
    }

    @Test func askedAgainWithDoubledWaitsForEver() {
        for (state, number) in [("submitted", 1), ("stale", 2), ("takedown-pending", 2)] {
            var listing = Self.listing(state)
            var now = Self.now
            var waits: [Double] = []
            for _ in 0..<40 {
                let due = listing.state.openAsk!.dueAt
                #expect(listing.passDeadline(Self.patience, at: due.addingTimeInterval(-1)) == nil)
                let question = listing.passDeadline(Self.patience, at: due)
                #expect(question?.request == number)
                waits.append(due.timeIntervalSince(now))
                now = due
            }
            #expect(waits.prefix(6) == [3_600, 7_200, 14_400, 28_800, 57_600, 86_400])
            #expect(waits.dropFirst(6).allSatisfy { $0 == 86_400 } && listing.state.openAsk?.times == 41)
            #expect(listing.state.name.rawValue == state)
        }
    }

    @Test func aRefusalIsKeptForTheOperator() {
        var listing = Self.listing("takedown-pending")
        _ = listing.hear(Self.answer(2, .refused, reasons: ["非本平台数据"]), Self.patience, at: Self.now)
        #expect(listing.state.openAsk?.refusal == "非本平台数据" && listing.state.poi == Self.poi)
    }

    @Test func whatIsOnlineOrOfflineAsksNothing() {
        for state in ["none", "online", "offline"] {
            var listing = Self.listing(state)
            #expect(listing.passDeadline(Self.patience, at: .distantFuture) == nil && listing.state.openAsk == nil)
        }
    }
}
