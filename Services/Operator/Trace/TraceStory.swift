import ArgumentParser
import Contracts
import Foundation

/// `unionctl trace ID`: the story of an event, an application or a member as a tree with times.
///
/// The status is 1 when nothing is known of the id.
struct TraceStory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: LocalizedText.help.trace.inCurrentLanguage,
        discussion: LocalizedText.help.traceDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.traceID.inCurrentLanguage))
    var id: String

    @Option(help: .init(LocalizedText.help.traceSince.inCurrentLanguage, valueName: "1h|time"))
    var since = Moment.ago(TimeSpan(seconds: 3_600))

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var log = LogSearch(log: BrokerEventLog(address: try OperatorEnvironment.process.broker()))
        let story: Story
        do {
            story = try await known(&log)
        } catch let unknown as CommandFault where unknown.status == .refused {
            guard let found = try await loggedOnly(&log) else { throw unknown }
            story = found
        }
        if let problem = log.problem {
            Terminal.standardError.write("\(LocalizedText.logNotRead[output.language]) \(problem[output.language])\n")
        }
        var tree = StoryTree(story, language: output.language)
        output.write(story, orText: tree.text())
    }

    /// What the service knows, and what the log shows of it.
    private func known(_ log: inout LogSearch) async throws -> Story {
        var story = try await BrokerConnection.opened(.process) { try await Self.ask($0, id) }
        story.announced = await log.announcements(of: story)
        return story
    }

    /// Where the service knows nothing the id may be one of the log alone, such as a correlation id: it leads to events
    /// that the service does know.
    private func loggedOnly(_ log: inout LogSearch) async throws -> Story? {
        let announced = await log.announcements(naming: id, since: since.time(now: Date()))
        guard !announced.isEmpty else { return nil }
        let causes = Set(announced.compactMap(\.cause)).sorted().prefix(20)
        let stories = try await BrokerConnection.opened(.process) { connection in
            var stories: [Story] = []
            for event in causes {
                // What is older than the service remembers is told by the log alone.
                if let story = try? await Self.ask(connection, event) { stories.append(story) }
            }
            return stories
        }
        var story = Story(service: BackOfficeService.enrollment.rawValue, id: id, steps: [], announced: announced)
        for other in stories { story.add(other.steps) }
        return story
    }

    private static func ask(_ connection: BrokerConnection, _ id: String) async throws(CommandFault) -> Story {
        try await connection.ask(.enrollment, "trace", ["id": .string(id)], answer: Story.self)
    }
}
