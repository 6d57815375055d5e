import Contracts
import Foundation
import ReliefDomain
import Testing

@Suite struct OfficerTests {
    private static let county = DivisionCode("430102")!
    private static let city = DivisionCode("430100")!

    private static func officer(
        _ name: String, document: String? = nil, relatives: Set<String> = [], _ roles: [Officer.Appointment] = []
    ) -> Officer {
        Officer(Decider(name: name, document: document ?? "d-" + name), relatives: relatives, appointments: roles)
    }

    @Test func actsInItsRolesAndPlaces() {
        let li = Self.officer("li", [.init(.reviewer, in: Self.city), .init(.visitor, in: Self.county)])
        #expect(li.refusal(as: .reviewer, in: Self.county) == nil && li.refusal(as: .reviewer, in: Self.city) == nil)
        #expect(li.refusal(as: .visitor, in: DivisionCode("430103")!) == .officerScope)
        #expect(li.refusal(as: .visitor, in: Self.city) == .officerScope)
        #expect(li.refusal(as: .approver, in: Self.county) == .officerRole)
    }

    @Test(
        arguments: [
            (.county, "430102", nil, nil), (.county, "430102", 100, nil), (.county, "430102", 101, .approvalLimit),
            (.county, "430103", 100, .officerScope), (.city, "430102", 10_000, nil),
            (.city, "430200", 1, .officerScope),
            (.province, "430102", nil, .officerRole),
        ] as [(ApprovalLevel, String, Int64?, ReasonCode?)])
    func signsUpToItsLimit(row: (level: ApprovalLevel, place: String, sum: Int64?, code: ReasonCode?)) {
        let wang = Self.officer(
            "wang",
            [
                .init(.approver, in: Self.county, level: .county, limit: Fen(100)),
                .init(.approver, in: Self.city, level: .city),
            ])
        #expect(
            wang.refusal(signingAt: row.level, in: DivisionCode(row.place)!, for: row.sum.map { Fen($0) }) == row.code)
    }

    /// Two accounts of one person are one, and whose relative is concerned does not act.
    @Test func personsAreComparedNotAccounts() {
        let household = Involvement(["d-head", "d-child"])
        let rule = ConflictRule(concerning: household, after: [Decider(name: "li", document: "d-li")])
        #expect(rule.reasons(against: Self.officer("wang")) == [])
        #expect(rule.reasons(against: Self.officer("li2", document: "d-li")) == [.officerEarlierStep])
        #expect(rule.reasons(against: Self.officer("li", document: "d-other")) == [.officerEarlierStep])
        #expect(rule.reasons(against: Self.officer("head2", document: "d-head")) == [.officerRelated])
        #expect(rule.reasons(against: Self.officer("uncle", relatives: ["d-child", "d-x"])) == [.officerRelated])
        #expect(
            rule.reasons(against: Self.officer("li3", document: "d-li", relatives: ["d-head"]))
                == [.officerRelated, .officerEarlierStep])
        #expect(household.union(Involvement(["d-payee"])).concerns(Self.officer("p", document: "d-payee")))
    }

    /// Every pair of roles, against the list of those that must not be in one hand.
    @Test func rolesThatMustNotBeInOneHand() {
        let apart: Set<Set<OfficerRole>> = [[.ledger, .releaser], [.maker, .releaser], [.releaser, .reconciler]]
        for one in OfficerRole.allCases {
            for other in OfficerRole.allCases {
                let expected = one == other || one != .auditor && other != .auditor && !apart.contains([one, other])
                #expect(one.isCompatible(with: other) == expected, "\(one) \(other)")
                #expect(OfficerRole.areCompatible([one, other]) == expected)
            }
            #expect(!one.name.zh.isEmpty && !one.name.en.isEmpty)
        }
        #expect(OfficerRole.areCompatible([.reviewer, .visitor, .maker, .ledger]))
        #expect(!OfficerRole.areCompatible([.reviewer, .maker, .releaser]) && OfficerRole.areCompatible([]))
    }

    @Test func levelsSignFromBelow() throws {
        #expect(ApprovalChain([ApprovalLevel]()) == nil && ApprovalChain([.city, .county, .city]) == nil)
        let chain = try #require(ApprovalChain([.city, .county]))
        #expect(chain.levels == [.county, .city])
        let by = Decider(name: "wang", document: "d")
        var signatures: [Signature] = []
        for level in [ApprovalLevel.county, .city] {
            #expect(chain.next(after: signatures) == level)
            signatures.append(Signature(level, by: by, at: Date(timeIntervalSince1970: 0)))
        }
        #expect(chain.next(after: signatures) == nil)
        #expect(ApprovalLevel.allCases.sorted() == ApprovalLevel.allCases)
        #expect(Set(ApprovalLevel.allCases.map(\.name.zh)).count == 4 && ApprovalLevel.city.name.en == "city")
    }

    /// The narrowest place counts; of its rules for lists, that of the least sum which suffices.
    @Test(
        arguments: [
            ("430102", 50, [.county]), ("430102", 51, [.county, .city]), ("430102", 500, [.county, .city]),
            ("430102", 501, [.county, .city, .province]), ("430103", 1, [.county, .city, .province]),
            ("440103", 1, nil),
        ] as [(String, Int64, [ApprovalLevel]?)])
    func rulesAreTheNarrowest(row: (place: String, sum: Int64, levels: [ApprovalLevel]?)) {
        let hunan = DivisionCode.hunan
        let policy = ApprovalPolicy([
            .init(in: Self.county, .lists(upTo: Fen(500)), signedBy: ApprovalChain([.county, .city])!),
            .init(in: Self.county, .lists(upTo: Fen(50)), signedBy: ApprovalChain([.county])!),
            .init(in: hunan, .lists(upTo: nil), signedBy: ApprovalChain([.county, .city, .province])!),
            .init(in: hunan, .archives(.national), signedBy: ApprovalChain([.county, .province])!),
        ])
        let place = DivisionCode(row.place)!
        #expect(policy.chain(forListOf: Fen(row.sum), in: place)?.levels == row.levels)
        #expect(policy.chain(forArchivesOf: .national, in: Self.county)?.levels == [.county, .province])
        #expect(policy.chain(forArchivesOf: .local, in: Self.county) == nil)
    }
}
