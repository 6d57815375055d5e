import Contracts

/// What `unionctl insurance` asks of the service about cases.
extension ServiceRequests {
    /// Cases that match, oldest first, page by page, at most `limit`; the stalled ones by when they stalled.
    func cases(_ filter: JSON, limit: Int) async throws(CommandFault) -> ChosenCases {
        let (cases, more) = try await listing("insurance.list", filter, limit: limit, page: CasePage.self)
        return ChosenCases(cases: cases, more: more)
    }

    /// One case, with what was answered, paid and granted.
    func insuranceCase(_ number: CaseNumber) async throws(CommandFault) -> ShownCase {
        try await ask(.enrollment, "insurance.show", ["caseNumber": .string(number.text)])
    }

    /// Has these cases asked again, now, and says of each what came of it.
    func retry(_ cases: [CaseNumber], why: String) async throws(CommandFault) -> [RetriedCase] {
        try await insist(
            .enrollment, "insurance.retry", ["cases": .array(cases.map { .string($0.text) })], reason: why,
            answer: RetriedCases.self
        ).cases
    }
}

/// What the service says of one case that was to be asked again.
struct RetriedCase: Decodable, Sendable {
    var caseNumber: String
    var result: CaseRetry.Verdict
    /// Where it stands now.
    var state: String?
    var code: String?
    var message: DecidedApplication.Message?
}

private struct RetriedCases: Decodable, Sendable {
    var cases: [RetriedCase]
}

private struct CasePage: ListingPage {
    var cases: [ListedCase]
    var next: String?
    var items: [ListedCase] { cases }
}
