import Contracts
import FoundationEssentials
import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Makes the copy of the directory whole, for as long as this process holds the duties: asks its owner at the start, while
/// the copy is empty, and once a day; over a connection of its own, so that nobody waits for it.
///
/// An entry bears the sequence up to which it is known to be right: what was announced before changes nothing any more.
struct DirectoryRefresh: Service {
    let desk: WorkDesk
    let connection: Postgres.Connection
    let link: BrokerLink
    let identity: ServiceIdentity
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
                    // Whatever was wrong with the connection, the next try has another.
                    await link.close()
                }
                try? await Task.sleep(for: patience.pause)  // Ended early by cancellation, which the loop sees.
            }
            await link.close()
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
        let query = JSON.object(["query": .string(part.query), "after": after.map(JSON.string)])
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.userID = identity.brokerUser
        properties.correlationID = UUID().lowercased
        // An answer that nobody waits for any more is of no use.
        properties.isPersistent = false
        let channel = try await link.channel()
        let reply = try await channel.request(
            OutgoingMessage(
                exchange: "queries", routingKey: DirectoryCopy.owner.rawValue, properties: properties,
                body: query.serialized(), isMandatory: true))
        let answer = try JSON(parsing: reply.body)
        guard let result = answer["result"] else {
            throw DirectoryRefused(code: answer["error"]?["code"]?.string ?? "")
        }
        return result
    }
}

/// The owner of the directory does not hand it out to this service.
struct DirectoryRefused: Error {
    var code: String
}

/// How long to wait before the next look: a second while all is well, then longer with every failure, up to five minutes.
private struct Patience {
    private var failures = 0

    mutating func fail() { failures += 1 }

    /// The first failure is worth a line, and then one of every twelve: an hour of them.
    var isNews: Bool { failures % 12 == 1 }

    var pause: Duration { .seconds(min(300, 1 << min(failures, 9))) }
}
