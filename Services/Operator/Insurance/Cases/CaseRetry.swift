import Contracts

/// Cases that are asked again, and what came of each.
struct CaseRetry {
    /// What came of it for one case.
    enum Verdict: String, Codable, BulkVerdict {
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

    struct Report: BulkReport {
        typealias Verdict = CaseRetry.Verdict

        var cases: [Result]
        var summary: [String: Int]
        var more: Bool
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
        Report(cases: bulk.known, summary: bulk.summary(\.result), more: more)
    }
}
