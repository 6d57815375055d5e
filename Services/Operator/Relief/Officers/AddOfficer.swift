import ArgumentParser
import Contracts
import Foundation
import ReliefDomain

/// `unionctl relief officers add NAME --role R… --place C… [--level L --limit 元] [--identity] [--relatives FILE] --why TEXT`
struct AddOfficer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: LocalizedText.help.addOfficer.inCurrentLanguage,
        discussion: LocalizedText.help.addOfficerDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.operatorName.inCurrentLanguage))
    var name: OperatorName

    @OptionGroup var rights: RightOptions

    @Option(help: .init(LocalizedText.help.officerLimit.inCurrentLanguage, valueName: "50000.00"))
    var limit: String?

    @Flag(name: .customLong("identity"), help: .init(LocalizedText.help.reviewerIdentity.inCurrentLanguage))
    var isIdentityGiven = false

    @Option(
        name: .customLong("relatives"),
        help: .init(LocalizedText.help.officerRelatives.inCurrentLanguage, valueName: "file"), completion: .file())
    var relatives: String?

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let limit else { return }
        guard rights.level != nil, Hundredths.read(limit).map({ $0 > 0 }) ?? false else {
            throw ValidationError(LocalizedText.amountUnreadable.inCurrentLanguage)
        }
    }

    func run() async throws {
        try DivisionCode.check(rights.places)
        // Read before anything is connected: a person takes their time.
        let identity = isIdentityGiven ? try IdentityLine.read(from: .standardInput, in: output.language) : nil
        let family = try relatives.map { path throws(CommandFault) in try IdentityLine.lines(path: path) }
        let answer = try await BrokerConnection.opened(.process) { connection in
            try await connection.register(arguments(identity, relatives: family), why: why)
        }
        output.write(answer, orText: LocalizedText.officerAnswer(answer)[output.language])
    }

    func arguments(_ identity: IdentityLine?, relatives: [IdentityLine]?) -> JSON {
        .object([
            "name": .string(name.rawValue), "identity": identity?.json,
            "roles": rights.json(limit: limit.flatMap(Hundredths.read)),
            "relatives": relatives.map { .array($0.map(\.json)) },
        ])
    }
}

extension IdentityLine {
    /// Those of a file, one a line; empty lines are none.
    ///
    /// - Throws: `usage` where the file cannot be read; never with what stands in it.
    static func lines(path: String) throws(CommandFault) -> [IdentityLine] {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw .usage(.relativesUnreadable(path)) }
        return text.split(whereSeparator: \.isNewline).compactMap { IdentityLine(String($0)) }
    }
}

extension ServiceRequests {
    func register(_ officer: JSON, why: String) async throws(CommandFault) -> OfficerAnswer {
        try await insist(.relief, "relief.officers.register", officer, reason: why)
    }
}
