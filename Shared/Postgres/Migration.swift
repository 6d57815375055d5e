import Crypto

/// One numbered, forward-only step of a schema.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    var checksum: String {
        SHA256.hash(data: Array(sql.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// Why a schema cannot be brought up to date.
public enum MigrationError: Error, Equatable, CustomStringConvertible {
    /// The file of a migration that was applied has been changed since.
    case changedAfterwards(number: Int, name: String)
    /// The database is ahead of this program.
    case unknownToThisVersion(number: Int)

    public var description: String {
        switch self {
        case .changedAfterwards(let number, let name):
            "migration \(number) (\(name)) was applied with another content: restore the file, and add a new one"
        case .unknownToThisVersion(let number):
            "the database has migration \(number), which this version does not know: start the newer version"
        }
    }
}

extension Connection {
    /// Applies what is missing of `migrations`, in order, each in a transaction of its own; safe with several processes
    /// at once, of which one applies and the others wait.
    ///
    /// - Returns: how many were applied.
    @discardableResult
    public func migrate(_ migrations: [Migration]) throws -> Int {
        try execute(script: "select pg_advisory_lock(\(Connection.migrationLock))", place: "migration lock")
        defer { releaseMigrationLock() }
        try execute(script: Connection.createTable, place: "schema_migration")
        let applied = try transaction { transaction throws in
            var applied: [Int: String] = [:]
            for row in try transaction.query(Connection.selectApplied) {
                applied[try row.get("number")] = try row.get("checksum", as: String.self)
            }
            return applied
        }
        let known = Set(migrations.map(\.number))
        if let unknown = applied.keys.sorted().first(where: { !known.contains($0) }) {
            throw MigrationError.unknownToThisVersion(number: unknown)
        }
        var count = 0
        for migration in migrations.sorted(by: { $0.number < $1.number }) {
            if let checksum = applied[migration.number] {
                guard checksum == migration.checksum else {
                    throw MigrationError.changedAfterwards(number: migration.number, name: migration.name)
                }
                continue
            }
            let record = "insert into schema_migration (number, name, checksum) values "
            let values = "(\(migration.number), '\(migration.name)', '\(migration.checksum)')"
            do {
                try execute(
                    script: "begin;\n\(migration.sql)\n;\(record)\(values); commit",
                    place: "migration \(migration.name)")
            } catch {
                close()
                throw error
            }
            count += 1
        }
        return count
    }

    /// Without a session there is no lock left to release.
    private func releaseMigrationLock() {
        do {
            try execute(script: "select pg_advisory_unlock(\(Connection.migrationLock))", place: "migration lock")
        } catch {
            close()
        }
    }

    private static let migrationLock = 4_961_706_711_870_512

    private static let createTable = """
        create table if not exists schema_migration (
            number integer primary key, name text not null, checksum text not null,
            applied_at timestamptz not null default now());
        comment on table schema_migration is 'Purpose: which schema steps were applied. Retention: for ever.'
        """

    private static let selectApplied = Statement(
        "schema_migration.select", "select number, checksum from schema_migration")
}
