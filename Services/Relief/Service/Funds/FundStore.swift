import Contracts
import FoundationEssentials
import Postgres
import ReliefDomain

/// 资金来源: money of one source in one bank account.
struct Fund: Equatable {
    var code: FundCode
    var source: FundSource
    var name: String
    /// The last four digits of the bank account in which it lies.
    var account: String
}

/// 帮扶资金项目: what part of one fund is meant for in one year, place and item.
struct Project: Equatable {
    var code: ProjectCode
    var fund: FundCode
    var year: Int
    var division: DivisionCode
    var item: ReliefItem
    var name: String
}

/// The funds and their projects. None is ever removed: their entries stay.
enum FundStore {
    static func fund(_ code: FundCode, in transaction: borrowing Transaction) throws -> Fund? {
        try transaction.query(selectFund, code.text).first.map(Fund.init)
    }

    static func project(_ code: ProjectCode, in transaction: borrowing Transaction) throws -> Project? {
        try transaction.query(selectProject, code.text).first.map(Project.init)
    }

    static func funds(in transaction: borrowing Transaction) throws -> [Fund] {
        try transaction.query(selectFunds).map(Fund.init)
    }

    static func projects(in transaction: borrowing Transaction) throws -> [Project] {
        try transaction.query(selectProjects).map(Project.init)
    }

    /// With its own accounts, all empty.
    ///
    /// - Returns: `false` when there is a fund of that code; nothing is changed then.
    static func add(_ fund: Fund, by adder: String, in transaction: borrowing Transaction) throws -> Bool {
        let added = try transaction.query(
            insertFund, fund.code.text, fund.source.rawValue, fund.name, fund.account, adder)
        guard !added.isEmpty else { return false }
        try LedgerStore.open(fund.code, nil, in: transaction)
        return true
    }

    /// With its accounts, all empty.
    ///
    /// - Returns: `false` when there is a project of that code; nothing is changed then.
    static func add(_ project: Project, by adder: String, in transaction: borrowing Transaction) throws -> Bool {
        let added = try transaction.query(
            insertProject, project.code.text, project.fund.text, Int64(project.year), project.division.description,
            project.item.rawValue, project.name, adder)
        guard !added.isEmpty else { return false }
        try LedgerStore.open(project.fund, project.code, in: transaction)
        return true
    }

    private static let fundColumns = "code, source, name, account"
    private static let projectColumns = "code, fund, year, division, item, name"

    private static let selectFund = Statement("fund.select", "select \(fundColumns) from fund where code = $1")
    private static let selectFunds = Statement("fund.list", "select \(fundColumns) from fund order by code")
    private static let selectProject = Statement(
        "project.select", "select \(projectColumns) from project where code = $1")
    private static let selectProjects = Statement(
        "project.list", "select \(projectColumns) from project order by fund, code")

    private static let insertFund = Statement(
        "fund.insert",
        """
        insert into fund (code, source, name, account, added_by) values ($1, $2, $3, $4, $5)
        on conflict (code) do nothing returning code
        """)

    private static let insertProject = Statement(
        "project.insert",
        """
        insert into project (code, fund, year, division, item, name, added_by) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (code) do nothing returning code
        """)
}

extension Fund {
    fileprivate init(_ row: Row) throws {
        self.init(
            code: try row.value("code", FundCode.init), source: try row.value("source", FundSource.init),
            name: try row.get("name"), account: try row.get("account"))
    }
}

extension Project {
    fileprivate init(_ row: Row) throws {
        self.init(
            code: try row.value("code", ProjectCode.init), fund: try row.value("fund", FundCode.init),
            year: try row.get("year"), division: try row.value("division") { DivisionCode($0) },
            item: try row.value("item", ReliefItem.init), name: try row.get("name"))
    }
}
