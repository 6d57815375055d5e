import Contracts

/// Examines what services say of themselves: that they answer and share their work, versions, schema, clocks; pure.
struct ServiceExamination: Sendable {
    var reports: [ServiceReport]
    /// Of this program.
    var version: String

    /// Clocks may differ by that much without anybody noticing; beyond a minute times in logs mislead, and
    /// certificates may be refused.
    private static let clockTolerance = 2_000
    private static let clockLimit = 60_000
    private static let oldestDatabase = 15
    /// A day, and the hour that trying again may take.
    private static let oldestCopy = 25.0 * 3_600

    /// For each service one line at least.
    var findings: [Finding] { reports.flatMap(findings) }

    private func findings(_ report: ServiceReport) -> [Finding] {
        if report.isInstalled == false { return [.warning("service-absent", report.service, .serviceAbsent)] }
        guard let status = report.status else { return [.broken("service", report.service, .serviceDown)] }
        var found: [Finding] = []
        if !status.replicas.contains(where: \.holdsDuties) {
            found.append(.broken("duties", report.service, .nobodyHoldsDuties))
        } else {
            found.append(.healthy("service", report.service, .serviceAnswers(replicas: status.replicas.count)))
        }
        return found + versions(of: status) + schema(of: status) + clocks(of: status, own: report.ownClockAheadMs)
            + overdue(at: status) + directory(of: status)
    }

    /// How old the copy of departments and unions is: it is compared with its owner's once a day.
    private func directory(of status: ServiceStatus) -> [Finding] {
        (status.directory ?? []).map { copied in
            guard let now = LocalTime.date(status.databaseTime), let time = copied.copiedAt.flatMap(LocalTime.date)
            else { return .warning("directory-missing", status.service, .directoryMissing(copied)) }
            let age = now.timeIntervalSince(time)
            return age > Self.oldestCopy
                ? .warning("directory-old", status.service, .directoryOld(copied, hours: Int(age / 3_600)))
                : .healthy("directory", status.service, .directoryCopied(copied, minutes: Int(age / 60)))
        }
    }

    /// What has waited too long for a person, by kind.
    private func overdue(at status: ServiceStatus) -> [Finding] {
        guard let waiting = status.waiting, !waiting.isEmpty else { return [] }
        let late = waiting.filter { $0.overdue > 0 }
            .map { Finding.warning("\($0.kind)-overdue", status.service, .overdue($0)) }
        return late.isEmpty ? [.healthy("overdue", status.service, .nothingOverdue)] : late
    }

    private func versions(of status: ServiceStatus) -> [Finding] {
        let versions = Set(status.replicas.compactMap(\.version).filter { !$0.isEmpty } + [status.version]).sorted()
        var found: [Finding] = []
        if versions.count > 1 {
            found.append(.warning("versions-mixed", status.service, .versionsMixed(versions)))
        } else if versions != [version] {
            found.append(.warning("version-differs", status.service, .versionDiffers(status.version, own: version)))
        } else {
            found.append(.healthy("version", status.service, .versionIs(version)))
        }
        if let database = status.databaseVersion {
            let isOld = (Int(database.prefix(while: \.isNumber)) ?? 0) < Self.oldestDatabase
            found.append(
                isOld
                    ? .broken("database-version", status.service, .databaseOld(database))
                    : .healthy("database-version", status.service, .databaseIs(database)))
        }
        return found
    }

    private func schema(of status: ServiceStatus) -> [Finding] {
        let faults: [(String, [Int]?, LocalizedText)] = [
            ("schema-behind", status.migrationsMissing, .schemaBehind(status.migrationsMissing ?? [])),
            ("schema-ahead", status.migrationsUnknown, .schemaAhead(status.migrationsUnknown ?? [])),
            ("schema-changed", status.migrationsChanged, .schemaChanged(status.migrationsChanged ?? [])),
        ]
        let found = faults.filter { $0.1?.isEmpty == false }.map { Finding.broken($0.0, status.service, $0.2) }
        return found.isEmpty ? [.healthy("schema", status.service, .schemaCurrent(status.migrations))] : found
    }

    private func clocks(of status: ServiceStatus, own: Int?) -> [Finding] {
        let hosts = status.replicas.compactMap { replica in replica.clockAheadMs.map { (replica.host, $0) } }
        let all = hosts + (own.map { [("unionctl", $0)] } ?? [])
        let apart = all.filter { abs($0.1) >= Self.clockTolerance }
            .map { host, ahead in
                Finding(
                    check: "clock", verdict: abs(ahead) >= Self.clockLimit ? .broken : .warning, subject: host,
                    text: .clockDiffers(milliseconds: ahead))
            }
        let widest = all.map { abs($0.1) }.max() ?? 0
        return apart.isEmpty ? [.healthy("clock", status.service, .clocksAgree(milliseconds: widest))] : apart
    }
}
