/// How long to wait before the next look: a second while all is well, then longer with every failure.
struct Patience {
    private let longest: Duration
    private var failures = 0

    init(longest: Duration = .seconds(300)) { self.longest = longest }

    mutating func fail() { failures += 1 }

    /// The first failure is worth a line, and then one of every twelve: of five minutes each, an hour of them.
    var isNews: Bool { failures % 12 == 1 }

    var pause: Duration { min(longest, .seconds(1 << min(failures, 9))) }
}
