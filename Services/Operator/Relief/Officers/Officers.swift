import ArgumentParser
import Contracts
import ReliefDomain

extension OfficerRole: ExpressibleByArgument {}
extension ApprovalLevel: ExpressibleByArgument {}

/// `unionctl relief officers`: who of the operators may do what for people in hardship, and where.
struct Officers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officers", abstract: LocalizedText.help.officers.inCurrentLanguage,
        subcommands: [AddOfficer.self, ListOfficers.self, RemoveOfficer.self],
        defaultSubcommand: ListOfficers.self)
}

/// An officer as the relief service knows one; nothing personal.
struct ReliefOfficer: Codable, Sendable, Equatable {
    struct Right: Codable, Sendable, Equatable {
        var role: String
        var place: String
        var level: String?
        var limitFen: Int64?
    }

    var name: String
    var roles: [Right]
    /// How many near relatives are declared.
    var relatives: Int
    var registeredAt: String
    var removedAt: String?
}

/// What came of a request about an officer: it was done, or waits for a second person.
enum OfficerAnswer: Codable, Sendable {
    case done(ReliefOfficer)
    case proposed(Proposal)

    private enum CodingKeys: String, CodingKey { case digest }

    init(from decoder: any Decoder) throws {
        let isProposal = try decoder.container(keyedBy: CodingKeys.self).contains(.digest)
        self = isProposal ? .proposed(try Proposal(from: decoder)) : .done(try ReliefOfficer(from: decoder))
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .done(let officer): try officer.encode(to: encoder)
        case .proposed(let proposal): try proposal.encode(to: encoder)
        }
    }
}

/// The rights that are named on the command line: each role in each place.
struct RightOptions: ParsableArguments {
    @Option(
        name: .customLong("role"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.officerRole.inCurrentLanguage))
    var roles: [OfficerRole] = []

    @Option(
        name: .customLong("place"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.officerPlace.inCurrentLanguage, valueName: "code"))
    var places: [String] = []

    @Option(help: .init(LocalizedText.help.officerLevel.inCurrentLanguage))
    var level: ApprovalLevel?

    func validate() throws {
        guard roles.isEmpty == places.isEmpty else {
            throw ValidationError(LocalizedText.rightIncomplete.inCurrentLanguage)
        }
        guard roles.contains(.approver) == (level != nil) else {
            throw ValidationError(LocalizedText.levelMissing.inCurrentLanguage)
        }
    }

    func json(limit: Int64? = nil) -> JSON {
        .array(
            roles.flatMap { role in
                places.map { place in
                    let signs = role == .approver
                    return .object([
                        "role": .string(role.rawValue), "place": .string(place),
                        "level": signs ? level.map { .string($0.rawValue) } : nil,
                        "limitFen": signs ? limit.map(JSON.integer) : nil,
                    ])
                }
            })
    }
}
