import ArgumentParser
import Contracts
import Foundation

/// `unionctl audit verify [FILE]`: recomputes the chain, from the running service or from an export, and compares it with
/// the heads that were announced; of every service, where none is named.
///
/// The status is 1 where a chain is broken, and 69 where a service does not answer.
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: LocalizedText.help.verifyAudit.inCurrentLanguage,
        discussion: LocalizedText.help.verifyAuditDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.verifyFile.inCurrentLanguage, valueName: "file"))
    var file: String?

    @Option(help: .init(LocalizedText.help.headsFile.inCurrentLanguage, valueName: "file"))
    var heads: String?

    @Flag(help: .init(LocalizedText.help.offline.inCurrentLanguage))
    var offline = false

    @OptionGroup var services: ServicesOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !offline || file != nil else { throw ValidationError(LocalizedText.offlineNeedsFile.inCurrentLanguage) }
    }

    func run() async throws {
        let announced = try await announcedHeads()
        var silent = SilentServices(language: output.language)
        let reports: [AuditReport]
        if let file {
            reports = [AuditReport(try verified(file, announced), announced: announced?.count)]
        } else {
            reports = try await BrokerConnection.opened(.process) { connection in
                var reports: [AuditReport] = []
                for service in services.services {
                    var verification = AuditVerification(announced: announced ?? [])
                    do {
                        try await AuditPages.read(of: service, over: connection) { verification.take($0) }
                    } catch let fault as CommandFault where fault.status == .unavailable && services.service == nil {
                        silent.note(service, fault)
                        continue
                    }
                    verification.finish()
                    reports.append(AuditReport(verification, announced: announced?.count))
                }
                return reports
            }
        }
        let text = reports.map { $0.text(in: output.language) }.joined(separator: "\n")
        if let only = reports.first, file != nil || services.service != nil {
            output.write(only, orText: text)
        } else {
            output.write(["services": reports], orText: text)
        }
        if reports.contains(where: { $0.broken != nil }) { throw ExitCode(ExitStatus.refused.rawValue) }
        try silent.end()
    }

    private func verified(_ file: String, _ announced: [AuditHeadAnnounced]?) throws -> AuditVerification {
        var verification = AuditVerification(announced: announced ?? [])
        for line in try LineReader(path: file) {
            guard let json = try? JSON(parsing: line), let line = AuditRecordLine(json: json) else {
                throw CommandFault.usage(.fileUnreadable(file))
            }
            verification.take(line)
        }
        guard !verification.service.isEmpty else { throw CommandFault.usage(.fileUnreadable(file)) }
        verification.finish()
        return verification
    }

    /// What was announced, from the file named and from `events.log`; nothing where neither can be read.
    private func announcedHeads() async throws -> [AuditHeadAnnounced]? {
        var known = try heads.map { try AnnouncedHeads.inFile($0) }
        guard !offline else { return known }
        do {
            let address = try OperatorEnvironment.process.broker()
            known = (known ?? []) + (try await AnnouncedHeads.inEventLog(BrokerEventLog(address: address)))
        } catch let fault as CommandFault where file != nil {
            // An export can be checked where there is no broker; the report says what it was compared with.
            Terminal.standardError.write(
                "\(LocalizedText.headsNotRead[output.language]) \(fault.text[output.language])\n")
        }
        return known
    }
}

/// What a verification found.
struct AuditReport: Encodable, Sendable {
    struct Head: Encodable, Sendable {
        var link: Int64
        var lastId: Int64
        var hash: String
    }

    var service: String
    var entries: Int
    var head: Head
    /// How many announced heads there were to compare with; absent where none could be read.
    var announced: Int?
    var agreeing: Int
    var broken: AuditVerification.Break?

    init(_ verification: AuditVerification, announced: Int?) {
        service = verification.service
        entries = verification.entries
        head = Head(link: verification.head.link, lastId: verification.head.lastID, hash: verification.head.hash)
        self.announced = announced
        agreeing = verification.agreeing
        broken = verification.broken
    }

    func text(in language: Language) -> String {
        if let broken { return LocalizedText.auditBroken(service, broken)[language] }
        return LocalizedText.auditHolds(self)[language]
    }
}
