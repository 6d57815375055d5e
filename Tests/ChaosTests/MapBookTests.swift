import Contracts
import Testing

@testable import Chaos

/// What must hold of the map is found to be broken where it is.
struct MapBookTests {
    private let code = "YZ4301020041777"
    private func ask(_ request: Int64) -> MapBook.Ask { MapBook.Ask(code: code, request: request) }

    @Test(arguments: MapConduct.allCases)
    func everyConductComesToAnEnd(conduct: MapConduct) {
        #expect(conduct.words(attempt: 3).contains(.done))
        if conduct == .whenAskedThrice { #expect(conduct.words(attempt: 2).isEmpty) }
    }

    @Test func everyConductComes() {
        let found = Set((1...500).map { MapConduct(code: code, request: $0, seed: 3) })
        #expect(found == Set(MapConduct.allCases))
        #expect(MapConduct(code: code, request: 9, seed: 3) == MapConduct(code: code, request: 9, seed: 3))
    }

    @Test func whatIsOlderDoesNotChangeTheMap() {
        let book = MapBook()
        book.noteAsked(ask(1), isTakedown: false, attempt: 1)
        book.noteAsked(ask(2), isTakedown: true, attempt: 1)
        book.noteDone(ask(2), isTakedown: true)
        book.noteDone(ask(1), isTakedown: false)
        #expect(book.read { $0.shownCodes.isEmpty })
        book.noteDone(ask(3), isTakedown: false)
        #expect(book.read { $0.shownCodes } == [code])
    }

    @Test func offlineOnNobodysWordIsFound() {
        let book = MapBook()
        let offline = ListingCheck.Listing("offline", 2)
        book.noteAsked(ask(2), isTakedown: true, attempt: 1)
        #expect(!book.read { $0.confirms(code, offline) })
        book.noteDone(ask(2), isTakedown: true)
        #expect(book.read { $0.confirms(code, offline) })
        #expect(!book.read { $0.confirms(code, ListingCheck.Listing("offline", 3)) })
        #expect(book.read { $0.confirms(code, ListingCheck.Listing("online", 3)) })
    }

    @Test func aTimeThatIsMissingIsFound() {
        let book = MapBook()
        book.noteAsked(ask(1), isTakedown: false, attempt: 1)
        book.noteAsked(ask(1), isTakedown: false, attempt: 1)
        #expect(book.read { $0.gaps.isEmpty && $0.knowsEveryAsk(of: code, upTo: 1) })
        book.noteAsked(ask(1), isTakedown: false, attempt: 3)
        #expect(book.read { $0.gaps } == [ask(1)])
        #expect(!book.read { $0.knowsEveryAsk(of: code, upTo: 2) })
        book.noteAsked(ask(1), isTakedown: true, attempt: 4)
        #expect(book.read { $0.ambiguous } == [ask(1)])
    }
}

/// What never may change of codes is found in the database and in the log.
struct StationCodeTests {
    @Test func aCodeOfTwoStationsIsFound() {
        var state = StationWatch.State()
        #expect(state.take([(1, "YZ1"), (2, "YZ2")]).isEmpty)
        #expect(state.take([(1, "YZ1"), (2, "YZ2"), (3, "YZ3")]).isEmpty)
        #expect(state.take([(1, "YZ1"), (2, "YZ2"), (3, "YZ3"), (4, "YZ1")]).count == 1)
        #expect(!state.take([(1, "YZ9"), (2, "YZ2"), (3, "YZ3"), (4, "YZ4")]).isEmpty)
        #expect(!state.take([(1, "YZ9")]).isEmpty, "a code that is gone")
    }

    @Test func theLogIsReadForDoubledAndReorderedEvents() throws {
        var log = StationLog()
        func event(_ id: String, _ sequence: Int64, cause: String, code: String, subject: String = "chaos-one/S1")
            -> JSON
        {
            [
                "id": .string(id), "subject": .string(subject), "sequence": .integer(sequence),
                "causationid": .string(cause), "data": ["code": .string(code)],
            ]
        }
        let type = EventType.stationChangedV1.rawValue
        #expect(!log.take(event("a", 1, cause: "station-1-act0", code: "YZ1"), id: 1, type: type))
        #expect(log.take(event("a", 1, cause: "station-1-act0", code: "YZ1"), id: 1, type: type))
        #expect(!log.take(event("b", 3, cause: "station-1-act1", code: "YZ1"), id: 2, type: type))
        #expect(log.doubled.isEmpty && log.inversions.isEmpty && log.codes.faults.isEmpty)
        _ = log.take(event("c", 2, cause: "station-1-act2", code: "YZ1"), id: 3, type: type)
        #expect(log.inversions.count == 1)
        _ = log.take(event("d", 4, cause: "station-1-act1", code: "YZ1"), id: 4, type: type)
        #expect(log.doubled.count == 1)
        _ = log.take(event("e", 1, cause: "station-2-act0", code: "YZ1", subject: "chaos-two/S2"), id: 5, type: type)
        #expect(log.codes.faults.count == 1)
    }

    @Test func faultsStrikeBothServicesAndTheKindsStayTheSame() {
        let plan = Schedule(seed: 5, kinds: FaultKind.allCases, replicas: 3, minutes: 3, count: 60)
        #expect(Set(plan.faults.map(\.service)) == Set(StagedService.allCases))
        let again = Schedule(seed: 5, kinds: FaultKind.allCases, replicas: 3, minutes: 3, count: 60)
        #expect(plan.faults.map(\.line) == again.faults.map(\.line))
    }
}
