import ArgumentParser
import Contracts

/// `unionctl insurance patience set STATE --interval 3d --asks 3 --why TEXT`
struct SetPatience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: LocalizedText.help.setPatience.inCurrentLanguage,
        discussion: LocalizedText.help.setPatienceDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.patienceState.inCurrentLanguage))
    var state: InsuranceState

    @Option(help: .init(LocalizedText.help.patienceInterval.inCurrentLanguage, valueName: "3d|12h"))
    var interval: TimeSpan

    @Option(help: .init(LocalizedText.help.patienceAsks.inCurrentLanguage, valueName: "1…10"))
    var asks: Int

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    private static let longest = 365 * 86_400

    func validate() throws {
        guard !state.isEnded else { throw ValidationError(LocalizedText.stateEnded.inCurrentLanguage) }
        guard interval.seconds <= Self.longest else { throw ValidationError("--interval: 1s…365d") }
        guard (1...10).contains(asks) else { throw ValidationError("--asks: 1…10") }
    }

    func run() async throws {
        let term = try await BrokerConnection.opened(.process) { connection in
            try await connection.setPatience(in: state, interval: interval, asks: asks, why: why)
        }
        output.write(term, orText: LocalizedText.patienceSet(term)[output.language])
    }
}
