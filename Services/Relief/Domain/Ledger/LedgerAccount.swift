import Contracts

/// One account of the ledger: of a fund, or of one of its projects.
public struct LedgerAccount: Sendable, Hashable, Comparable {
    public let fund: FundCode
    /// `nil` for what belongs to the fund as a whole.
    public let project: ProjectCode?
    public let kind: AccountKind

    /// `nil` when an account of that kind is a project's and none is named, or the other way round.
    public init?(fund: FundCode, project: ProjectCode? = nil, kind: AccountKind) {
        guard kind.isOfProject == (project != nil) else { return nil }
        self.fund = fund
        self.project = project
        self.kind = kind
    }

    /// Those of the fund first, then its projects' in the order of their codes; within each in the order money takes.
    public static func < (left: LedgerAccount, right: LedgerAccount) -> Bool {
        if left.fund != right.fund { return left.fund < right.fund }
        if left.project != right.project {
            guard let one = left.project else { return true }
            guard let other = right.project else { return false }
            return one < other
        }
        return left.kind < right.kind
    }
}

/// What the money in an account is (domain facts E.6: 预算、预留、已批、已付、退回).
public enum AccountKind: String, Sendable, Hashable, CaseIterable, Comparable {
    /// 资金来源: where a fund's money came from; the only account whose balance is on the credit side.
    case origin
    /// 未分配资金: in the fund, and not meant for any project.
    case fund
    /// 其他支出: what was spent on anything else but people, bank fees among it.
    case other
    /// 项目余额: allocated to a project.
    case available
    /// 预留: kept for a list that is being made.
    case reserved
    /// 已批待付: kept for payments that were released.
    case committed
    /// 已付: the bank said so.
    case paid
    /// 退回: sent back by the bank, or recovered, and not decided on.
    case returned

    /// Whether it is an account of one project, and not of the fund.
    public var isOfProject: Bool {
        switch self {
        case .origin, .fund, .other: false
        case .available, .reserved, .committed, .paid, .returned: true
        }
    }

    /// Whether the money of the account lies in the bank.
    public var isInBank: Bool {
        switch self {
        case .fund, .available, .reserved, .committed, .returned: true
        case .origin, .paid, .other: false
        }
    }

    /// Whether its balance is what was credited less what was debited.
    public var isCreditSide: Bool { self == .origin }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .origin: LocalizedText(zh: "资金来源", en: "origin")
        case .fund: LocalizedText(zh: "未分配资金", en: "fund")
        case .other: LocalizedText(zh: "其他支出", en: "other")
        case .available: LocalizedText(zh: "项目余额", en: "available")
        case .reserved: LocalizedText(zh: "预留", en: "reserved")
        case .committed: LocalizedText(zh: "已批待付", en: "committed")
        case .paid: LocalizedText(zh: "已付", en: "paid")
        case .returned: LocalizedText(zh: "退回", en: "returned")
        }
    }

    public static func < (left: AccountKind, right: AccountKind) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .origin: 0
        case .fund: 1
        case .other: 2
        case .available: 3
        case .reserved: 4
        case .committed: 5
        case .paid: 6
        case .returned: 7
        }
    }
}
