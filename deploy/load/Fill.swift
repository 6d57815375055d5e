import ArgumentParser
import Foundation
import ServiceKit
import SyntheticMembers

/// Gives a database its members.
struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replaces the roll in a database by synthetic members, through COPY.",
        discussion: "Sealed with the keys that the environment names, as the service's own; psql must be installed.")

    @Option(help: "How many members.")
    var members: Int

    @Argument(help: "The database: a name, or an address that psql understands.")
    var database: String

    func validate() throws {
        guard members > 0 else { throw ValidationError("--members must be positive") }
    }

    func run() async throws {
        let keys = try ServiceConfiguration(environment: ProcessInfo.processInfo.environment).keys
        let begun = ContinuousClock.now
        var told = begun
        try await MemberRoll(count: members, until: Date(), keys: keys).fill(database) { written in
            guard told.duration(to: .now) > .seconds(10) || written == members else { return }
            told = .now
            let seconds = begun.duration(to: .now) / .seconds(1)
            print(
                "\(written) of \(members) members after \(Int(seconds)) s, \(Int(Double(written) / seconds)) a second")
            fflush(nil)
        }
    }
}
