import Contracts

/// Letters on their way again, and what came of each.
struct Retry {
    /// What came of one letter.
    struct Result: Encodable, Sendable {
        enum Verdict: String, Encodable {
            /// It had its effect, now or before.
            case handled
            /// It is the same letter with one more attempt.
            case failed
            /// Trying again cannot help, or somebody else does.
            case refused
            /// Nothing is known of it yet.
            case waiting
        }

        var id: Int64
        var result: Verdict
        /// Why not.
        var code: String?
        /// What was decided.
        var outcome: String?
        var attempts: Int?
    }

    struct Report: Encodable, Sendable {
        var letters: [Result]
        var summary: Summary
    }

    struct Summary: Encodable, Sendable {
        var handled = 0
        var failed = 0
        var refused = 0
        var waiting = 0
    }

    private let ids: [Int64]
    private let service: ServiceName
    private let language: Language
    private var lines: ResultLines
    private var results: [Int64: Result] = [:]
    private var onTheWay: Set<Int64> = []

    /// - Parameters:
    ///   - service: whose letters they are.
    ///   - isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ ids: [Int64], at service: ServiceName = .enrollment, language: Language, isQuiet: Bool) {
        self.service = service
        var seen: Set<Int64> = []
        self.ids = ids.filter { seen.insert($0).inserted }
        self.language = language
        lines = ResultLines(of: self.ids.count, isQuiet: isQuiet)
    }

    /// Sends all of them again, and waits for each, for as long as one comes after the other within `patience`.
    mutating func run(over requests: some ServiceRequests, why: String, patience: Duration) async throws {
        for slice in ids.requestSlices {
            for letter in try await requests.retry(slice, why: why, at: service) { take(letter) }
            try await look(over: requests)
        }
        var lastNews = ContinuousClock.now
        while !onTheWay.isEmpty, lastNews.duration(to: .now) < patience {
            try await Task.sleep(for: .milliseconds(300))
            let before = onTheWay.count
            try await look(over: requests)
            if onTheWay.count < before { lastNews = .now }
        }
        for id in onTheWay.sorted() { note(Result(id: id, result: .waiting)) }
        lines.clearProgress()
    }

    /// In the order asked for.
    var report: Report {
        let letters = ids.compactMap { results[$0] }
        func count(_ verdict: Result.Verdict) -> Int { letters.count { $0.result == verdict } }
        return Report(
            letters: letters,
            summary: Summary(
                handled: count(.handled), failed: count(.failed), refused: count(.refused), waiting: count(.waiting)))
    }

    private mutating func take(_ letter: RetriedLetter) {
        switch letter.result {
        case "retrying": onTheWay.insert(letter.id)
        case "resolved": note(Result(id: letter.id, result: .handled, outcome: "duplicate"))
        default: note(Result(id: letter.id, result: .refused, code: letter.code))
        }
    }

    private mutating func look(over requests: some ServiceRequests) async throws {
        let letters = try await requests.letters(numbered: onTheWay.sorted(), at: service)
        for letter in letters.sorted(by: { $0.id < $1.id }) where letter.state != "retrying" {
            onTheWay.remove(letter.id)
            let isHandled = letter.state == "resolved"
            note(
                Result(
                    id: letter.id, result: isHandled ? .handled : .failed, code: isHandled ? nil : letter.reason,
                    outcome: letter.outcome, attempts: letter.attempts))
        }
        lines.showProgress()
    }

    private mutating func note(_ result: Result) {
        results[result.id] = result
        let language = language
        lines.write(LocalizedText.retryLine(result, in: language))
    }
}
