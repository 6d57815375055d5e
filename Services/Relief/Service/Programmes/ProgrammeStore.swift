import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// A programme on record: its newest version, and whether it is closed.
struct KeptProgramme {
    var code: ProgrammeCode
    var version: Int
    /// Canonical JSON of its draft.
    var content: String
    var savedBy: String
    var savedAt: Date
    var closedAt: Date?
    var isOpen: Bool { closedAt == nil }

    /// As it was written.
    func draft() throws -> ProgrammeDraft {
        try ProgrammeDraft(try JSON(parsing: Array(content.utf8)), version: version)
    }

    /// Ready to be applied. It was checked before it was kept.
    func programme() throws -> Programme { try Programme(checking: try draft()) }
}

/// Programmes and their versions. None is ever removed or changed: amounts were reckoned by them.
enum ProgrammeStore {
    /// The newest version; `nil` when there is no such programme.
    static func newest(
        of code: ProgrammeCode, in transaction: borrowing Transaction
    ) throws -> KeptProgramme? {
        try transaction.query(selectNewest, code.text).first.map(KeptProgramme.init)
    }

    /// In order of their codes, from the one after that code on.
    static func page(
        after code: String, limit: Int, in transaction: borrowing Transaction
    ) throws -> [KeptProgramme] {
        try transaction.query(selectPage, code, Int64(limit)).map(KeptProgramme.init)
    }

    /// Locks the programme until the transaction ends, also one that does not exist yet: whoever saves it at the same time
    /// waits.
    static func lock(_ code: ProgrammeCode, in transaction: borrowing Transaction) throws {
        try transaction.execute(insertProgramme, code.text)
        _ = try transaction.query(lockProgramme, code.text)
    }

    /// Keeps the next version. The programme is locked.
    static func save(
        _ draft: ProgrammeDraft, content: String, by operatorName: String, in transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            insertVersion, draft.code.text, Int64(draft.version), draft.fund.text, draft.project.text, content,
            operatorName)
    }

    /// - Returns: `false` when it was closed already.
    static func close(
        _ code: ProgrammeCode, by operatorName: String, in transaction: borrowing Transaction
    ) throws -> Bool {
        try !transaction.query(updateClosed, code.text, operatorName).isEmpty
    }

    private static let columns =
        "p.code, v.version, v.content, v.saved_by, v.saved_at, p.closed_at"
    private static let tables =
        "programme p join programme_version v on v.programme = p.code and v.version = p.version"

    private static let selectNewest = Statement(
        "programme.select", "select \(columns) from \(tables) where p.code = $1")
    private static let selectPage = Statement(
        "programme.page", "select \(columns) from \(tables) where p.code > $1 order by p.code limit $2")
    private static let insertProgramme = Statement(
        "programme.insert", "insert into programme (code, version) values ($1, 0) on conflict (code) do nothing")
    private static let lockProgramme = Statement(
        "programme.lock", "select code from programme where code = $1 for update")
    private static let insertVersion = Statement(
        "programme.save",
        """
        with saved as (
            insert into programme_version (programme, version, fund, project, content, saved_by)
            values ($1, $2, $3, $4, $5, $6)
            returning programme, version
        )
        update programme set version = saved.version from saved where code = saved.programme
        """)
    private static let updateClosed = Statement(
        "programme.close",
        """
        update programme set closed_at = now(), closed_by = $2
        where code = $1 and closed_at is null and version > 0
        returning code
        """)
}

extension KeptProgramme {
    fileprivate init(_ row: Row) throws {
        self.init(
            code: try row.value("code", ProgrammeCode.init), version: try row.get("version"),
            content: try row.get("content"), savedBy: try row.get("saved_by"), savedAt: try row.get("saved_at"),
            closedAt: try row.get(optional: "closed_at"))
    }
}
