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
