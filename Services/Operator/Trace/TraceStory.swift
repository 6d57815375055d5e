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
        var silent = SilentServices(language: output.language)
        let story: Story
        do {
            story = try await known(&log, &silent)
        } catch let unknown as CommandFault where unknown.status == .refused {
            guard let found = try await loggedOnly(&log) else { throw unknown }
            story = found
        }
        if let problem = log.problem {
            Terminal.standardError.write("\(LocalizedText.logNotRead[output.language]) \(problem[output.language])\n")
        }
        var tree = StoryTree(story, language: output.language)
        output.write(story, orText: tree.text())
        try silent.end()
    }

    /// What the services know, and what the log shows of it.
    private func known(_ log: inout LogSearch, _ silent: inout SilentServices) async throws -> Story {
        let answers = try await BrokerConnection.opened(.process) { await Self.ask($0, id) }
        for (service, answer) in answers {
            if case .failure(let fault) = answer, fault.status == .unavailable { silent.note(service, fault) }
        }
        guard var story = Story.told(of: id, by: answers.compactMap { try? $0.answer.get() }) else {
            let faults = answers.compactMap { if case .failure(let fault) = $0.answer { fault } else { nil } }
            // That one knows nothing says more than that another is silent.
            throw faults.first { $0.status == .refused } ?? faults.first ?? .refused(.brokerLacks("operations"))
        }
        story.announced = await log.announcements(of: story)
        return story
    }

    /// Where no service knows anything the id may be one of the log alone, such as a correlation id: it leads to events
    /// that they do know.
    private func loggedOnly(_ log: inout LogSearch) async throws -> Story? {
        let announced = await log.announcements(naming: id, since: since.time(now: Date()))
        guard !announced.isEmpty else { return nil }
        let causes = Set(announced.compactMap(\.cause)).sorted().prefix(20)
        let stories = try await BrokerConnection.opened(.process) { connection in
            var stories: [Story] = []
            for event in causes {
                // What is older than a service remembers is told by the log alone.
                let parts = await Self.ask(connection, event).compactMap { try? $0.answer.get() }
                if let story = Story.told(of: event, by: parts) { stories.append(story) }
            }
            return stories
        }
        let tellers = Set(stories.flatMap { $0.service.split(separator: " ").map(String.init) }).sorted()
        var story = Story(service: tellers.joined(separator: " "), id: id, steps: [], announced: announced)
        for other in stories { story.add(other.steps) }
        return story
    }

    private static func ask(
        _ connection: some ServiceRequests, _ id: String
    ) async -> [(service: ServiceName, answer: Result<Story, CommandFault>)] {
        await connection.askAll("trace", ["id": .string(id)])
    }
}
