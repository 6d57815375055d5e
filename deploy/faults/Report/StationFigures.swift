/// How much the stations had to bear.
struct StationFigures: Sendable {
    let stories: Int
    let visits: Int
    let held: Int
    let asks: Int
    let answers: Int
    let takedowns: Int
    let looks: Int

    init(_ book: StationBook, _ map: MapBook, _ watch: StationWatch) {
        (stories, visits, held) = book.read { ($0.progress.count, $0.visits.count, $0.held.count) }
        (asks, answers, takedowns) = map.read { state in
            (state.asks.count, state.answers, state.asks.values.count(where: \.isTakedown))
        }
        looks = watch.looks
    }

    var line: String {
        """
        stations \(stories), cards that came \(visits), things held \(held), asked of the map \(asks), of these \
        \(takedowns) takedowns, answered \(answers) times; looked at \(looks) times while it ran
        """
    }
}
