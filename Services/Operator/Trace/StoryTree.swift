import Contracts

/// A story as a tree: what it is about, its events, and of each what happened and what was announced.
struct StoryTree {
    private let story: Story
    private let language: Language
    private var lines: [String] = []

    init(_ story: Story, language: Language) {
        self.story = story
        self.language = language
    }

    private struct Node {
        var time: String
        var text: String
        var children: [Node] = []
    }

    mutating func text() -> String {
        let subjects = Set(story.steps.compactMap { $0["subject"]?.string }).sorted()
        lines = [([story.id] + subjects.filter { $0 != story.id }).joined(separator: " · ").printable]
        let nodes = eventNodes + looseNodes
        draw(nodes.sorted { $0.time < $1.time }, indent: "")
        return lines.joined(separator: "\n")
    }

    private var eventNodes: [Node] {
        let announced = story.announced ?? []
        let events = story.events.union(announced.compactMap(\.cause))
        return events.map { event in
            let steps = story.steps.filter { $0["event"]?.string == event }
            let answers = announced.filter { $0.cause == event }
            let children = (steps.map(node) + answers.map(node)).sorted { $0.time < $1.time }
            return Node(
                time: children.first?.time ?? "", text: "\(LocalizedText.tables.event[language]) \(event)",
                children: children)
        }
    }

    /// What belongs to no event, such as how a member stands now.
    private var looseNodes: [Node] {
        story.steps.filter { $0["event"] == nil }.map(node)
            + (story.announced ?? []).filter { $0.cause == nil }.map(node)
    }

    private func node(_ step: JSON) -> Node {
        let teller = step["service"]?.string.map { "\($0)  " } ?? ""
        return Node(
            time: step["at"]?.string ?? "", text: teller + LocalizedText.traceStep(step, in: language))
    }

    private func node(_ announced: Story.Announcement) -> Node {
        let words = [LocalizedText.announced[language], announced.type, announced.outcome ?? ""]
        return Node(time: announced.time ?? "", text: words.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    private mutating func draw(_ nodes: [Node], indent: String) {
        for (index, node) in nodes.enumerated() {
            let isLast = index == nodes.count - 1
            let time = LocalTime.date(node.time).map(LocalTime.preciseText) ?? node.time
            let head = node.children.isEmpty ? "\(time)  " : ""
            lines.append("\(indent)\(isLast ? "└─ " : "├─ ")\(head)\(node.text.printable)")
            draw(node.children, indent: indent + (isLast ? "   " : "│  "))
        }
    }
}
