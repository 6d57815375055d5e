import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A household as it was declared at one time. A version once made is never changed; what is different makes the next.
public struct HouseholdVersion: Sendable, Hashable {
    /// From 1, without gaps.
    public let number: Int
    public let household: Household
    /// The fingerprints of the members' documents, in the members' order.
    public let documents: [String]
    public let payee: Payee
    public let evidence: [Evidence]
    public let at: Date

    /// As it is on record. `documents` has one of each member.
    public init(
        number: Int, household: Household, documents: [String], payee: Payee, evidence: [Evidence] = [], at: Date
    ) {
        precondition(documents.count == household.members.count, "a fingerprint of each member")
        self.number = number
        self.household = household
        self.documents = documents
        self.payee = payee
        self.evidence = evidence
        self.at = at
    }

    /// The first version that an application makes, or the next one where it corrects another.
    init(_ application: ReliefArchiveApplied, documents: [String], after known: HouseholdVersion? = nil, at now: Date) {
        self.init(
            number: (known?.number ?? 0) + 1, household: application.household, documents: documents,
            payee: application.payee, evidence: application.evidence, at: now)
    }

    /// The next version. Where the members changed, `documents` are theirs.
    func changed(by change: HouseholdChange, documents: [String]?, at now: Date) -> HouseholdVersion {
        HouseholdVersion(
            number: number + 1, household: household.applying(change),
            documents: change.members == nil ? self.documents : documents ?? [], payee: payee, evidence: evidence,
            at: now)
    }

    /// The fingerprint of the head's document.
    public var head: String? { household.headOrdinal.map { documents[$0 - 1] } }

    /// Whom it concerns, when somebody decides on it.
    public var involvement: Involvement { Involvement(documents) }

    /// The fingerprints of those who must sign on that day.
    func adults(on day: CivilDate) -> Set<String> { Set(household.adults(on: day).map { documents[$0 - 1] }) }

    /// What its category is computed from. `nil` for what no reader lets through: nobody in it, or a negative amount.
    public var inputs: HardshipInputs? {
        var incomes: [HardshipInputs.Income] = []
        var rigid: [HardshipInputs.RigidExpense] = []
        for member in household.members {
            for income in member.incomes {
                guard let known = HardshipInputs.Income(income.kind, income.fen) else { return nil }
                incomes.append(known)
            }
            for expense in member.rigid {
                guard
                    let known = HardshipInputs.RigidExpense(
                        expense.kind, expense.fen, reimbursed: expense.reimbursedFen ?? Fen(0))
                else { return nil }
                rigid.append(known)
            }
        }
        return HardshipInputs(
            members: household.members.count, months: household.months, incomes: incomes, rigid: rigid,
            dwellings: household.housing.dwellings, exclusions: Set(household.exclusions),
            event: household.event.map { .init(kind: $0.kind, on: $0.on, isProven: $0.proof != nil) })
    }
}
