import ArgumentParser
import Contracts
import Foundation

/// `unionctl status`: the services, their replicas and who holds the duties, the queues.
///
/// It shows what it can reach: without the management API the queues are missing, and a service that is silent is
/// shown as such. The status is 69 when a service does not answer.
struct ShowStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: LocalizedText.help.status.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let language = output.language
        // Without the management API every service is asked, and the queues are missing.
        let installed = try? await BackOffice.administration(.process).installedServices()
        let services = try await BrokerConnection.opened(.process) { connection in
            await ServiceReport.all(connection, installed: installed, in: language)
        }
        var overview = Overview(services: services)
        do throws(CommandFault) {
            overview.queues = try await BackOffice.administration(.process).queues().map(QueueReport.init)
        } catch {
            overview.queuesFault = error.text[language]
        }
        output.write(overview, orText: overview.text(in: language, now: Date()))
        if services.contains(where: \.isSilent) {
            throw ExitCode(ExitStatus.unavailable.rawValue)
        }
    }
}

/// Everything `status` found.
private struct Overview: Encodable {
    var services: [ServiceReport]
    var queues: [QueueReport]?
    var queuesFault: String?

    func text(in language: Language, now: Date) -> String {
        var sections = [Self.serviceTable(language).text(services, in: language)]
        let replicas = services.flatMap { report in
            (report.status?.replicas ?? []).map { Replica(service: report.service, replica: $0) }
        }
        if !replicas.isEmpty { sections.append(Self.replicaTable(language, now).text(replicas, in: language)) }
        let waiting = services.flatMap { $0.status?.waiting ?? [] }
        if !waiting.isEmpty { sections.append(Self.waitingTable(language).text(waiting, in: language)) }
        if let queues { sections.append(QueueReport.table(in: language).text(queues, in: language)) }
        if let queuesFault { sections.append("\(LocalizedText.queuesNotShown[language]) \(queuesFault)") }
        return sections.joined(separator: "\n\n")
    }

    private struct Replica {
        var service: String
        var replica: ServiceStatus.Replica
    }

    private static func serviceTable(_ language: Language) -> Table<ServiceReport> {
        Table(
            .text(.tables.service) { $0.service },
            .text(.tables.state) { $0.isAnswering ? LocalizedText.tables.answering[language] : $0.fault ?? "" },
            .text(.tables.version) { $0.status?.version ?? "–" },
            .number(.tables.replicas) { $0.status?.replicas.count },
            .number(.tables.outbox) { $0.status?.outbox },
            .number(.tables.deadLetters) { $0.status?.deadLetters },
            .number(.tables.unchained) { $0.status?.unchained })
    }

    private static func waitingTable(_ language: Language) -> Table<ServiceStatus.Waiting> {
        Table(
            .text(.tables.waits) { LocalizedText.waitingKind($0.kind)[language] },
            .number(.tables.waiting) { $0.waiting },
            .number(.tables.overdue) { $0.overdue },
            .text(.tables.overdueSince) { $0.overdueSince.map(LocalTime.text) ?? "–" })
    }

    private static func replicaTable(_ language: Language, _ now: Date) -> Table<Replica> {
        Table(
            .text(.tables.service) { $0.service },
            .text(.tables.replica) { $0.replica.id },
            .text(.tables.host) { "\($0.replica.host) / \($0.replica.pid)" },
            .text(.tables.since) { LocalTime.text($0.replica.startedAt) },
            .text(.tables.seen) { row in
                LocalTime.date(row.replica.seenAt).map { LocalTime.age(of: $0, at: now) } ?? row.replica.seenAt
            },
            .text(.tables.duties) { $0.replica.holdsDuties ? LocalizedText.tables.holdsDuties[language] : "" })
    }
}
