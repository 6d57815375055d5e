import Contracts
import FoundationEssentials
import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

/// Makes the copy of the directory whole, for as long as this process holds the duties: asks its owner at the start, while
/// the copy is empty, and once a day; over a connection of its own, so that nobody waits for it.
///
/// An entry bears the sequence up to which it is known to be right: what was announced before changes nothing any more.
struct DirectoryRefresh: Service {
    let desk: WorkDesk
    let connection: Postgres.Connection
    let neighbours: Neighbours
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var patience = Patience()
            while !Task.isCancelled {
                do {
                    try await refresh()
                    patience = Patience()
                } catch is CancellationError {
                    break
                } catch {
                    patience.fail()
                    logger.log(
                        level: patience.isNews ? .notice : .debug, "waiting for the directory",
                        metadata: [
                            "owner": "\(DirectoryCopy.owner)", "error": "\(FailureHandling.fingerprint(of: error))",
                        ])
                    await neighbours.hangUp()
                }
                try? await Task.sleep(for: patience.pause)  // Ended early by cancellation, which the loop sees.
            }
            await neighbours.hangUp()
        }
    }

    private func refresh() async throws {
        guard desk.duties.isHeld else { return }
        for part in try await connection.transaction({ try DirectoryStore.due(in: $0) }) {
            let count =
                switch part {
                case .departments: try await copy(DepartmentScopeChanged.self)
                case .organizations: try await copy(OrganizationRegistered.self)
                }
            // An empty one is asked for every minute.
            logger.log(
                level: count == 0 ? .debug : .notice, "the directory is copied",
                metadata: ["part": "\(part.rawValue)", "count": "\(count)"])
        }
    }

    /// - Returns: how many entries there are.
    private func copy<Entry: DirectoryEntry>(_: Entry.Type) async throws -> Int {
        var count = 0
        var after: String?
        repeat {
            let page = try await ask(for: Entry.part, after: after)
            let facts = try (page["entries"]?.array ?? []).map { entry throws in try Fact<Entry>(entry: entry) }
            let next = page["next"]?.string
            try await connection.transaction { transaction in
                _ = try Entry.save(Entry.newest(of: facts), at: try RequestStore.now(in: transaction), in: transaction)
                if next == nil { try DirectoryStore.markCopied(Entry.part, in: transaction) }
            }
            count += facts.count
            after = next
        } while after != nil
        return count
    }

    private func ask(for part: DirectoryCopy.Part, after: String?) async throws -> JSON {
        try await neighbours.ask(
            .object(["query": .string(part.query), "after": after.map(JSON.string)]), of: DirectoryCopy.owner)
    }
}
