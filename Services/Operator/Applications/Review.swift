import Contracts

/// Applications that are decided, and what came of each.
struct Review {
    /// What a reviewer decides.
    enum Decision: String, Sendable {
        case approve
        /// The department corrects the application and sends it again under its number.
        case `return`
        case reject
        /// 接转: the new union takes the member over.
        case accept
        /// The member stays where they are.
        case refuse

        /// What the service is asked.
        var request: String {
            switch self {
            case .approve, .return, .reject: "applications.decide"
            case .accept, .refuse: "transfers.decide"
            }
        }

        /// As what the applications wait that it is about.
        var state: ApplicationState {
            switch self {
            case .approve, .return, .reject: .pending
            case .accept, .refuse: .transferProposed
            }
        }
    }

    /// What came of it for one application.
    enum Verdict: String, Codable, BulkVerdict {
        case accepted
        /// The person was a member of that union already.
        case existing
        /// The person was a member elsewhere, and is one of that union now.
        case transferred
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

    struct Report: BulkReport {
        typealias Verdict = Review.Verdict

        var applications: [Result]
        var summary: [String: Int]
        var more: Bool
    }

    private let language: Language
    private var bulk: BulkRun<ApplicationReference, Result>

    /// Why it ended before every application had its answer.
    var fault: CommandFault? { bulk.fault }

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ references: [ApplicationReference], language: Language, isQuiet: Bool) {
        self.language = language
        bulk = BulkRun(references, isQuiet: isQuiet)
    }

    /// Decides all of them, a slice at a time, and ends at the first slice that gets no answer; what came of the others
    /// until then is in the report.
    ///
    /// - Throws: why the service refuses the request as a whole, so that nothing was decided.
    mutating func run(
        _ decision: Decision, because reasons: [ReviewReason], why: String, over requests: some ServiceRequests
    ) async throws(CommandFault) {
        let language = language
        try await bulk.run(
            line: { LocalizedText.reviewLine($0, in: language) }, unanswered: { Result($0, .unanswered) }
        ) { slice throws(CommandFault) in
            try await requests.decide(slice, decision, because: reasons, why: why).map { decided in
                let reference = ApplicationReference(department: decided.department, number: decided.number)
                return (reference, Result(reference, decided.result, code: decided.code, message: decided.message))
            }
        }
    }

    /// In the order asked for, without those that were not asked any more.
    func report(more: Bool = false) -> Report {
        Report(applications: bulk.known, summary: bulk.summary(\.result), more: more)
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
