import FoundationEssentials
import Glibc
import Logging
import Synchronization

/// Where this process is to end itself by SIGKILL, so that a test sees what a death there leaves behind.
///
/// Set by `FAULT_POINT`, words separated by commas:
///
/// | word | meaning |
/// |---|---|
/// | `before-acknowledge:17` | die at the 17th passage of that step; any ``Step`` |
/// | `handling:killer-` | die whenever an event whose id begins so is handled |
/// | `@/path` | at each passage, read further words from that file, once, and delete it: so a running process is armed |
public final class FaultPoint: Sendable {
    /// The steps between a commit and the deletion of what it announced, and those of requests that are prepared.
    public enum Step: String, Sendable, CaseIterable {
        /// After the commit, before the delivery is acknowledged.
        case beforeAcknowledge = "before-acknowledge"
        /// After the commit, before what it appended to the outbox is published.
        case beforePublish = "before-publish"
        /// After the outbox was published, before the broker has confirmed it.
        case beforeConfirm = "before-confirm"
        /// After the broker's confirm, before the rows are deleted.
        case beforeDelete = "before-delete"
        /// Requests to departments are known to be due, and not sealed yet.
        case beforeSeal = "before-seal"
        /// They are sealed, and not saved yet.
        case afterSeal = "after-seal"
        /// They are saved, before the commit.
        case beforeRequestCommit = "before-request-commit"
    }

    private struct State {
        /// Passages left, by step.
        var passages: [Step: Int] = [:]
        var handledPrefixes: [String] = []

        /// False where the word is not of the form.
        mutating func arm(_ word: Substring) -> Bool {
            let parts = word.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return false }
            if parts[0] == "handling" {
                handledPrefixes.append(String(parts[1]))
                return true
            }
            guard let step = FaultPoint.Step(rawValue: String(parts[0])), let passages = Int(parts[1]), passages > 0
            else {
                return false
            }
            self.passages[step] = passages
            return true
        }
    }

    private let state: Mutex<State>
    private let file: String?
    /// What the process is told, for the warning at its start.
    public let text: String

    /// Nil where the text is not of this form.
    public init?(_ text: String) {
        var state = State()
        var file: String?
        for word in text.split(separator: ",") {
            if word.hasPrefix("@/") { file = String(word.dropFirst()) } else if !state.arm(word) { return nil }
        }
        self.text = text
        self.file = file
        self.state = Mutex(state)
    }

    /// Says at the process's start, as loudly as the log can, that it may end itself.
    public func warn(_ logger: Logger) {
        logger.critical("FAULT_POINT is set: this process ends itself on purpose", metadata: ["at": "\(text)"])
    }

    /// Passes a step; does not return where the process is to die there.
    public func pass(_ step: Step) {
        arm()
        let isDue = state.withLock { state in
            guard let left = state.passages[step] else { return false }
            state.passages[step] = left - 1
            return left <= 1
        }
        if isDue { die() }
    }

    /// Handles an event; does not return where that kills.
    public func handle(_ eventID: String) {
        if state.withLock({ state in state.handledPrefixes.contains { eventID.hasPrefix($0) } }) { die() }
    }

    private func arm() {
        // No file is the usual case: nothing is to be read.
        guard let file, access(file, R_OK) == 0, let data = try? Data(contentsOf: URL(filePath: file)) else { return }
        unlink(file)
        let words = String(decoding: data, as: UTF8.self).split { $0 == "," || $0.isNewline }
        state.withLock { state in for word in words { _ = state.arm(word) } }
    }

    private func die() { kill(getpid(), SIGKILL) }
}
