import ArgumentParser
import Contracts

/// `unionctl members`: who waits in a holding pool 周转库, and the giving to unions.
struct Members: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members",
        abstract: LocalizedText.help.members.inCurrentLanguage,
        subcommands: [ListHeldMembers.self, AssignMembers.self],
        defaultSubcommand: ListHeldMembers.self)
}

extension MemberID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
