import Contracts

/// Cases that are asked again, and what came of each.
struct CaseRetry {
    /// What came of it for one case.
    enum Verdict: String, Codable, Sendable, CaseIterable {
        case asked
        case refused
        /// No answer came: it may have been asked, or not.
        case unanswered
    }

    struct Result: Encodable, Sendable {
        var caseNumber: String
        var result: Verdict
        /// Where it stands now.
        var state: String?
        /// Why not.
        var code: String?
        var message: DecidedApplication.Message?
    }

    struct Report: Encodable, Sendable {
        var cases: [Result]
        /// How many came to what, by the names of ``Verdict``; `unasked` are those that it did not come to.
        var summary: [String: Int]
        /// Whether a filter chose no more than it may without `--all`, and others wait.
        var more: Bool

        /// `refused` when of one of them it is not known that it was asked.
        var status: ExitStatus {
            [Verdict.refused, .unanswered].allSatisfy { summary[$0.rawValue, default: 0] == 0 } ? .done : .refused
        }
    }

    private let language: Language
    private var bulk: BulkRun<CaseNumber, Result>

    /// Why it ended before every case had its answer.
    var fault: CommandFault? { bulk.fault }

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ cases: [CaseNumber], language: Language, isQuiet: Bool) {
        self.language = language
        bulk = BulkRun(cases, isQuiet: isQuiet)
    }

    /// Has all of them asked again, a slice at a time, and ends at the first slice that gets no answer.
    ///
    /// - Throws: why the service refuses the request as a whole, so that nothing was asked.
    mutating func run(why: String, over requests: some ServiceRequests) async throws(CommandFault) {
        let language = language
        try await bulk.run(
            line: { LocalizedText.caseRetryLine($0, in: language) },
            unanswered: { Result(caseNumber: $0.text, result: .unanswered) }
        ) { slice throws(CommandFault) in
            try await requests.retry(slice, why: why).compactMap { retried in
                CaseNumber(retried.caseNumber).map { number in
                    let result = Result(
                        caseNumber: retried.caseNumber, result: retried.result, state: retried.state,
                        code: retried.code, message: retried.message)
                    return (number, result)
                }
            }
        }
    }

    /// In the order asked for, without those that were not asked any more.
    func report(more: Bool = false) -> Report {
        let known = bulk.known
        var summary = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.rawValue, 0) })
        for result in known { summary[result.result.rawValue, default: 0] += 1 }
        summary["unasked"] = bulk.unasked
        return Report(cases: known, summary: summary, more: more)
    }
}
