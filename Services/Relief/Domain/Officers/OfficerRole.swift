import Contracts

/// What an officer of relief 帮扶经办人 may do.
public enum OfficerRole: String, Sendable, Hashable, CaseIterable {
    case intake, reviewer, visitor, approver, programmes, maker, ledger, releaser, cashier, reconciler, auditor

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .intake: LocalizedText(zh: "受理", en: "intake")
        case .reviewer: LocalizedText(zh: "初审", en: "reviewer")
        case .visitor: LocalizedText(zh: "入户调查", en: "visitor")
        case .approver: LocalizedText(zh: "审批", en: "approver")
        case .programmes: LocalizedText(zh: "项目管理", en: "programmes")
        case .maker: LocalizedText(zh: "名单编制", en: "maker of lists")
        case .ledger: LocalizedText(zh: "资金账", en: "ledger")
        case .releaser: LocalizedText(zh: "发放", en: "releaser")
        case .cashier: LocalizedText(zh: "出纳", en: "cashier")
        case .reconciler: LocalizedText(zh: "对账", en: "reconciler")
        case .auditor: LocalizedText(zh: "经审", en: "auditor")
        }
    }

    /// Whether both may be in one person's hand: who keeps the book, makes the list or reconciles does not release money,
    /// and an auditor does nothing but look.
    public func isCompatible(with other: OfficerRole) -> Bool {
        guard self != other else { return true }
        if self == .auditor || other == .auditor { return false }
        let both: Set = [self, other]
        return !Self.apart.contains(both)
    }

    /// Whether one person may have all of them: the roles of every account of that person.
    public static func areCompatible(_ roles: Set<OfficerRole>) -> Bool {
        roles.allSatisfy { role in roles.allSatisfy { role.isCompatible(with: $0) } }
    }

    private static let apart: Set<Set<OfficerRole>> = [
        [.ledger, .releaser], [.maker, .releaser], [.releaser, .reconciler],
    ]
}
