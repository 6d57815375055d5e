import Contracts

/// Applications that are decided, and what came of each.
struct Review {
    /// What a reviewer decides.
    enum Decision: String, Sendable {
        case approve
        /// The department corrects the application and sends it again under its number.
        case `return`
        case reject
    }

    /// What came of it for one application.
    enum Verdict: String, Codable, Sendable, CaseIterable {
        case accepted
        /// The person was a member of that union already.
        case existing
        case transferProposed = "transfer-proposed"
        case returned
        case rejected
        case refused
        /// No answer came: it may have been decided, or not. Asking again decides nothing twice.
        case unanswered
    }

    struct Result: Encodable, Sendable {
        var department: String
        var number: String
        var result: Verdict
        /// Why not.
        var code: String?
        var message: DecidedApplication.Message?
    }

    struct Report: Encodable, Sendable {
        var applications: [Result]
        /// How many came to what, by the names of ``Verdict``; `unasked` are those that it did not come to.
        var summary: [String: Int]
        /// Whether a filter chose no more than it may without `--all`, and others wait.
        var more: Bool

        /// `refused` when of one of them it is not known that it was decided.
        var status: ExitStatus {
            [Verdict.refused, .unanswered].allSatisfy { summary[$0.rawValue, default: 0] == 0 } ? .done : .refused
        }
    }

    private let references: [ApplicationReference]
    private let language: Language
    private var lines: ResultLines
    private var results: [ApplicationReference: Result] = [:]
    /// Why it ended before every application had its answer.
    private(set) var fault: CommandFault?

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ references: [ApplicationReference], language: Language, isQuiet: Bool) {
        var seen: Set<ApplicationReference> = []
        self.references = references.filter { seen.insert($0).inserted }
        self.language = language
        lines = ResultLines(of: self.references.count, isQuiet: isQuiet)
    }

    /// Decides all of them, a slice at a time, and ends at the first slice that gets no answer; what came of the others
    /// until then is in the report.
    ///
    /// - Throws: why the service refuses the request as a whole, so that nothing was decided.
    mutating func run(
        _ decision: Decision, because reasons: [ReviewReason], why: String, over requests: some ServiceRequests
    ) async throws(CommandFault) {
        for slice in references.requestSlices {
            do throws(CommandFault) {
                for decided in try await requests.decide(slice, decision, because: reasons, why: why) { take(decided) }
            } catch {
                if results.isEmpty, error.status != .unavailable { throw error }
                fault = error
            }
            // Refused as a whole nothing was decided; without an answer nobody here knows.
            if fault == nil || fault?.status == .unavailable {
                for reference in slice where results[reference] == nil { note(Result(reference, .unanswered)) }
            }
            guard fault == nil else { break }
            lines.showProgress()
        }
        lines.clearProgress()
    }

    /// In the order asked for, without those that were not asked any more.
    func report(more: Bool = false) -> Report {
        let known = references.compactMap { results[$0] }
        var summary = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.rawValue, 0) })
        for result in known { summary[result.result.rawValue, default: 0] += 1 }
        summary["unasked"] = references.count - known.count
        return Report(applications: known, summary: summary, more: more)
    }

    private mutating func take(_ decided: DecidedApplication) {
        let reference = ApplicationReference(department: decided.department, number: decided.number)
        note(Result(reference, decided.result, code: decided.code, message: decided.message))
    }

    private mutating func note(_ result: Result) {
        results[ApplicationReference(department: result.department, number: result.number)] = result
        let language = language
        lines.write(LocalizedText.reviewLine(result, in: language))
    }
}

extension Review.Result {
    init(
        _ reference: ApplicationReference, _ verdict: Review.Verdict, code: String? = nil,
        message: DecidedApplication.Message? = nil
    ) {
        self.init(
            department: reference.department, number: reference.number, result: verdict, code: code, message: message)
    }
}
