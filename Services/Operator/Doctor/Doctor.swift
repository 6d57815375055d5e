import ArgumentParser
import Contracts

/// `unionctl doctor`: is everything as it must be, and what to do where it is not.
///
/// The status is 1 when something is broken.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: LocalizedText.help.doctor.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.definitions.inCurrentLanguage, valueName: "file"))
    var definitions: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let definitions = try Definitions.load(definitions)
        var findings = await Self.examineServices(.process, in: output.language)
        findings += await Self.examineBroker(.process, definitions)
        output.write(
            ["findings": findings], orText: Finding.table(in: output.language).text(findings, in: output.language))
        if findings.contains(where: { $0.verdict == .broken }) { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// The broker answers the operator, and every service answers over it.
    static func examineServices(_ environment: OperatorEnvironment, in language: Language) async -> [Finding] {
        do {
            let reports = try await BrokerConnection.opened(environment) { await ServiceReport.all($0, in: language) }
            return [.healthy("broker", "AMQP", .brokerAnswers)] + reports.map(finding)
        } catch let fault as CommandFault {
            return [.broken("broker", "AMQP", fault.text)]
        } catch {
            return [.broken("broker", "AMQP", .brokerUnreachable("AMQP_URL"))]
        }
    }

    /// The rights and the topology, over the management API.
    static func examineBroker(_ environment: OperatorEnvironment, _ definitions: Definitions?) async -> [Finding] {
        do throws(CommandFault) {
            let administration = try BackOffice.administration(environment)
            let exchanges = try await administration.exchanges()
            let rights = RightsExamination(
                users: try await administration.users(), permissions: try await administration.permissions(),
                topicPermissions: try await administration.topicPermissions(), exchanges: exchanges
            ).findings
            guard let definitions else {
                return rights.or(.healthy("rights", "rights", .rightsHealthy)) + [
                    .warning("topology", "definitions", .definitionsNotFound)
                ]
            }
            let topology = TopologyExamination(
                vhost: administration.vhost, definitions: definitions, exchanges: exchanges,
                queues: try await administration.queues(), bindings: try await administration.bindings()
            ).findings
            return rights.or(.healthy("rights", "rights", .rightsHealthy))
                + topology.or(.healthy("topology", "topology", .topologyHealthy))
        } catch {
            return [.broken("management", "management", error.text)]
        }
    }

    private static func finding(_ report: ServiceReport) -> Finding {
        guard let status = report.status else {
            return .broken("service", report.service, .serviceDown)
        }
        guard status.replicas.contains(where: \.holdsDuties) else {
            return .broken("duties", report.service, .nobodyHoldsDuties)
        }
        return .healthy("service", report.service, .serviceAnswers(replicas: status.replicas.count))
    }
}

extension [Finding] {
    /// These, or one that says that there are none.
    fileprivate func or(_ healthy: Finding) -> [Finding] { isEmpty ? [healthy] : self }
}
