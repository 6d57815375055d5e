import ArgumentParser
import Contracts

/// `unionctl insurance offices`: which department is asked, and believed, in which part and place.
struct Offices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offices",
        abstract: LocalizedText.help.offices.inCurrentLanguage,
        subcommands: [AppointOffice.self, ListOffices.self, DismissOffice.self],
        defaultSubcommand: ListOffices.self)
}

/// A department in its part for a place, as the enrollment service knows it.
struct InsuranceOffice: Codable, Sendable, Equatable {
    /// One of ``OfficeRole``.
    var role: String
    var place: String
    var department: String
    /// As people know it.
    var name: String?
    /// Of the key that requests to it are sealed to; without one it is not asked.
    var keyId: String?
}
