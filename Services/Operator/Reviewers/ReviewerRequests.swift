import Contracts

/// What `unionctl reviewers` asks of the service.
extension ServiceRequests {
    /// Lets an operator decide for these places, in place of those before. Without an identity the one on record stays.
    func registerReviewer(
        _ name: OperatorName, places: [String], identity: IdentityLine?, why: String?
    ) async throws(CommandFault) -> Reviewer {
        try await ask(
            .enrollment, "reviewers.register",
            .object([
                "name": .string(name.rawValue), "places": .array(places.map(JSON.string)),
                "identity": identity?.json,
            ]), reason: why)
    }

    /// Takes the right to decide; what was decided stays.
    func removeReviewer(_ name: OperatorName, why: String?) async throws(CommandFault) -> Reviewer {
        try await ask(.enrollment, "reviewers.remove", ["name": .string(name.rawValue)], reason: why)
    }

    /// Everybody who decides or did, by name.
    func reviewers(why: String?) async throws(CommandFault) -> ReviewerList {
        try await ask(.enrollment, "reviewers.list", reason: why)
    }
}

/// The answer to `reviewers.list`.
struct ReviewerList: Codable, Sendable {
    var reviewers: [Reviewer]
}
