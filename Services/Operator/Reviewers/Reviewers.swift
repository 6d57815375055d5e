import ArgumentParser
import Contracts

/// `unionctl reviewers`: who of the operators decides on applications, and for which places.
struct Reviewers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reviewers",
        abstract: LocalizedText.help.reviewers.inCurrentLanguage,
        subcommands: [AddReviewer.self, ListReviewers.self, RemoveReviewer.self],
        defaultSubcommand: ListReviewers.self)
}

/// A reviewer as the enrollment service knows one.
struct Reviewer: Codable, Sendable, Equatable {
    var name: String
    var places: [String]
    /// Whether the service would know an application of the reviewer's own.
    var identified: Bool
    var registeredAt: String
    var removedAt: String?
}
