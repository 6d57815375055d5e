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
        // Where the management API does not answer, which is a finding below, every service is asked.
        let installed = try? await BackOffice.administration(.process).installedServices()
        var (findings, departments) = await Self.examineServices(
            .process, installed: installed, in: output.language)
        do throws(CommandFault) {
            findings += await Self.examineBroker(try BackOffice.administration(.process), definitions, departments)
        } catch {
            findings.append(.broken("management", "management", error.text))
        }
        output.write(
            ["findings": findings], orText: Finding.table(in: output.language).text(findings, in: output.language))
        if findings.contains(where: { $0.verdict == .broken }) { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// The broker answers the operator, and every service answers over it.
    ///
    /// - Returns: the findings, and the departments on record where enrollment tells them.
    static func examineServices(
        _ environment: OperatorEnvironment, installed: Set<ServiceName>? = nil, in language: Language
    ) async -> (findings: [Finding], departments: [RegisteredDepartment]?) {
        do {
            let (reports, departments, insurance) = try await BrokerConnection.opened(environment) { connection in
                var reports = await ServiceReport.all(connection, installed: installed, in: language)
                if reports.contains(where: { $0.status?.replicas.contains(where: \.holdsDuties) == false }) {
                    // While one takes over from another, for a second or two nobody shows that he holds them.
                    try await Task.sleep(for: .seconds(2))
                    reports = await ServiceReport.all(connection, installed: installed, in: language)
                }
                // A service that does not answer is a finding of its own.
                let known = try? await connection.ask(
                    .enrollment, "departments.list", timeout: .seconds(3), answer: RegisteredDepartments.self)
                let insurance = await InsuranceSituation.asked(connection)
                return (reports, known?.departments, insurance)
            }
            let services = ServiceExamination(reports: reports, version: UnionCtl.configuration.version).findings
            let asked = departments.map { DepartmentExamination(departments: $0).findings } ?? []
            let insured =
                insurance.map { InsuranceExamination(situation: $0, departments: departments ?? []).findings } ?? []
            return ([.healthy("broker", "AMQP", .brokerAnswers)] + services + asked + insured, departments)
        } catch let fault as CommandFault {
            return ([.broken("broker", "AMQP", fault.text)], nil)
        } catch {
            return ([.broken("broker", "AMQP", .brokerUnreachable("AMQP_URL"))], nil)
        }
    }

    /// The version, the rights and the topology, over the management API.
    static func examineBroker(
        _ administration: BrokerAdministration, _ definitions: Definitions?,
        _ departments: [RegisteredDepartment]? = nil
    ) async -> [Finding] {
        do throws(CommandFault) {
            let exchanges = try await administration.exchanges()
            let rights = RightsExamination(
                users: try await administration.users(), permissions: try await administration.permissions(),
                topicPermissions: try await administration.topicPermissions(), exchanges: exchanges,
                departments: departments
            ).findings
            let found =
                [version(try await administration.version())] + rights.or(.healthy("rights", "rights", .rightsHealthy))
            guard let definitions else { return found + [.warning("topology", "definitions", .definitionsNotFound)] }
            let queues = try await administration.queues()
            let missing = departments.map {
                DepartmentExamination(departments: $0).withoutQueue(among: Set(queues.map(\.name)))
            }
            let topology =
                TopologyExamination(
                    vhost: administration.vhost, definitions: definitions, exchanges: exchanges,
                    queues: queues, bindings: try await administration.bindings()
                ).findings + (missing ?? [])
            return found + topology.or(.healthy("topology", "topology", .topologyHealthy))
        } catch {
            return [.broken("management", "management", error.text)]
        }
    }

    /// Quorum queues dead-letter at least once from 3.10 on.
    static func version(_ version: String) -> Finding {
        let parts = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        let isOld = parts.count < 2 || (parts[0], parts[1]) < (3, 10)
        return isOld
            ? .broken("broker-version", "RabbitMQ", .brokerOld(version))
            : .healthy("broker-version", "RabbitMQ", .brokerIs(version))
    }
}

extension [Finding] {
    /// These, or one that says that there are none.
    fileprivate func or(_ healthy: Finding) -> [Finding] { isEmpty ? [healthy] : self }
}
