import Contracts

/// Members who are given to a union, and what came of each.
struct MemberAssignment {
    /// What came of it for one member.
    enum Verdict: String, Codable, BulkVerdict {
        case assigned
        case refused
        /// No answer came: the member may have been given to the union, or not. Asking again does nothing twice.
        case unanswered
    }

    struct Result: Encodable, Sendable {
        var member: String
        var result: Verdict
        /// Why not.
        var code: String?
        var message: DecidedApplication.Message?
    }

    struct Report: BulkReport {
        typealias Verdict = MemberAssignment.Verdict

        var members: [Result]
        var summary: [String: Int]
        var more: Bool
    }

    private let language: Language
    private var bulk: BulkRun<MemberID, Result>

    /// Why it ended before every member had an answer.
    var fault: CommandFault? { bulk.fault }

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ members: [MemberID], language: Language, isQuiet: Bool) {
        self.language = language
        bulk = BulkRun(members, isQuiet: isQuiet)
    }

    /// Gives all of them to the union, a slice at a time, and ends at the first slice that gets no answer.
    ///
    /// - Throws: why the service refuses the request as a whole, so that nobody was moved.
    mutating func run(
        to union: UnionCode, why: String, over requests: some ServiceRequests
    ) async throws(CommandFault) {
        let language = language
        try await bulk.run(
            line: { LocalizedText.assignmentLine($0, in: language) },
            unanswered: { Result(member: $0.description, result: .unanswered) }
        ) { slice throws(CommandFault) in
            try await requests.assign(slice, to: union, why: why).compactMap { assigned in
                MemberID(assigned.member).map { id in
                    let result = Result(
                        member: assigned.member, result: assigned.result, code: assigned.code,
                        message: assigned.message)
                    return (id, result)
                }
            }
        }
    }

    /// In the order asked for, without those that were not asked any more.
    func report(more: Bool = false) -> Report {
        Report(members: bulk.known, summary: bulk.summary(\.result), more: more)
    }
}
