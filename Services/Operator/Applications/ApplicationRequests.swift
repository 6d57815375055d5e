import Contracts

/// What `unionctl applications` asks of the service.
extension ServiceRequests {
    /// Applications that match, oldest first, page by page, at most `limit`.
    func applications(_ filter: JSON, limit: Int) async throws(CommandFault) -> ChosenApplications {
        let (applications, more) = try await listing(
            "applications.list", filter, limit: limit, page: ApplicationPage.self)
        return ChosenApplications(applications: applications, more: more)
    }

    /// One application; with a reason the applicant too, and that it was seen is kept with the audit.
    func application(_ reference: ApplicationReference, why: String?) async throws(CommandFault) -> ShownApplication {
        var shown = try await ask(
            .enrollment, "applications.show", reference.json, reason: why, answer: ShownApplication.self)
        // Who did not ask for the person does not print the person, whatever was answered.
        if why == nil { shown.applicant = nil }
        return shown
    }

    /// Decides applications, and says of each what came of it.
    func decide(
        _ applications: [ApplicationReference], _ decision: Review.Decision, because reasons: [ReviewReason],
        why: String
    ) async throws(CommandFault) -> [DecidedApplication] {
        try await insist(
            .enrollment, decision.request,
            [
                "decision": .string(decision.rawValue), "applications": .array(applications.map(\.json)),
                "reasons": .array(reasons.map(\.json)),
            ], reason: why, answer: DecidedApplications.self
        ).applications
    }
}

/// Applications that match a filter, and whether there may be more than were asked for.
struct ChosenApplications: Codable, Sendable {
    var applications: [ListedApplication] = []
    var more = false
}

/// What the service says of one application that it was asked to decide.
struct DecidedApplication: Decodable, Sendable {
    struct Message: Codable, Sendable {
        var zh: String
        var en: String
    }

    var department: String
    var number: String
    var result: Review.Verdict
    var code: String?
    var message: Message?
}

private struct DecidedApplications: Decodable, Sendable {
    var applications: [DecidedApplication]
}

private struct ApplicationPage: ListingPage {
    var applications: [ListedApplication]
    var next: String?
    var items: [ListedApplication] { applications }
}
