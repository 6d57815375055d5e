import Contracts
import Foundation
import ReliefDomain
import Testing

/// Every step in every state of a list, against the table of ``ListState``.
@Suite struct ListStateTests {
    private typealias Fixture = ListFixture

    /// Which state each step leads to, by the state before it; what is not here is refused with `list-state`.
    private static let table: [String: [ListStateWord: ListStateWord]] = [
        "freeze": [.drafted: .freezing],
        "endFreeze": [.freezing: .checking],
        "endChecks": [.checking: .checked],
        "publish": [.checked: .publicised],
        "lengthen": [.publicised: .publicised],
        "endPublicity": [.publicised: .approving],
        "settle": [.settlingObjections: .approving],
        "split": [
            .publicised: .publicised, .settlingObjections: .settlingObjections, .approving: .approving,
        ],
        "sign": [.approving: .approved],
        "release": [.approved: .released],
        "close": [.released: .closed],
        "withdraw": Dictionary(
            uniqueKeysWithValues: [
                .drafted, .freezing, .checking, .checked, .publicised, .settlingObjections, .approving, .approved,
            ].map { ($0, .withdrawn) }),
    ]

    private func step(_ name: String) throws -> ListStep {
        let later = PublicityPeriod(
            from: Fixture.period.from, until: CivilDate("2026-12-24")!, workingDays: 5)
        return switch name {
        case "freeze": .freeze
        case "endFreeze": .endFreeze
        case "endChecks": .endChecks(Fixture.content)
        case "publish": .publish(Fixture.period)
        case "lengthen": .lengthen(later)
        case "endPublicity": .endPublicity(today: CivilDate("2026-12-24")!)
        case "settle": .settle(leavingOut: false)
        case "split": .split(remaining: Fixture.content)
        case "sign": .sign(Fixture.signature(), limit: nil)
        case "release": .release(try Fixture.release())
        case "close": .close(open: 0)
        default: .withdraw(why: "有误")
        }
    }

    @Test func everyStepInEveryState() throws {
        #expect(Self.table.count == 12 && ListStateWord.allCases.count == 11)
        for (name, after) in Self.table {
            for word in ListStateWord.allCases {
                var list = try Fixture.list(word)
                let before = list
                if let after = after[word] {
                    try list.take(try step(name), at: Fixture.start)
                    #expect(list.state.word == after, "\(name) while \(word)")
                    #expect(list.since == (after == word ? before.since : Fixture.start), "\(name) while \(word)")
                } else {
                    #expect(throws: ListRefusal(.listState), "\(name) while \(word)") {
                        try list.take(try step(name), at: Fixture.start)
                    }
                    #expect(list == before, "\(name) while \(word)")
                }
            }
        }
    }

    @Test func withoutALineNothingIsPublished() throws {
        for content in [nil, ListContent(LineSum(), digest: "e3b0")] {
            var list = try Fixture.list(.checked, content: content)
            #expect(throws: ListRefusal(.amountNone)) { try list.take(.publish(Fixture.period), at: Fixture.start) }
        }
    }

    @Test func publicityRunsToTheEndOfItsLastDay() throws {
        var list = try Fixture.list(.publicised)
        #expect(throws: ListRefusal(.publicityRunning)) {
            try list.take(.endPublicity(today: Fixture.period.until), at: Fixture.start)
        }
        // Never shorter, and never another one.
        for (from, until) in [("2026-12-16", "2026-12-22"), ("2026-12-16", "2026-12-23"), ("2026-12-17", "2026-12-24")]
        {
            let other = PublicityPeriod(from: CivilDate(from)!, until: CivilDate(until)!, workingDays: 5)
            #expect(throws: ListRefusal(.listState)) { try list.take(.lengthen(other), at: Fixture.start) }
        }
    }

    @Test func openObjectionsAreSettledFirstOrLeftOut() throws {
        var list = try Fixture.list(.publicised, openObjections: 2)
        try list.take(.endPublicity(today: CivilDate("2026-12-24")!), at: Fixture.start)
        #expect(list.state.word == .settlingObjections)
        #expect(throws: ListRefusal(.objectionOpen)) {
            try list.take(.settle(leavingOut: false), at: Fixture.start)
        }
        var decided = list
        try decided.recount(Fixture.content, openObjections: 0)
        try decided.take(.settle(leavingOut: false), at: Fixture.start)
        try list.take(.settle(leavingOut: true), at: Fixture.start)
        #expect(list.state.word == .approving && decided.state.word == .approving)
    }

    /// `the level, who, what he saw, his limit, refused with`.
    @Test(
        arguments: [
            (ApprovalLevel.county, ListFixture.wang, ListFixture.content, nil, nil),
            (.county, ListFixture.wang, ListFixture.content, 240_000, nil),
            (.county, ListFixture.wang, ListFixture.content, 239_999, .approvalLimit),
            (.city, ListFixture.wang, ListFixture.content, nil, .levelNotDue),
            (.county, ListFixture.li, ListFixture.content, nil, .officerEarlierStep),
            // Another account of the maker.
            (.county, Decider(name: "li2", document: "doc-li"), ListFixture.content, nil, .officerEarlierStep),
            (
                .county, ListFixture.wang, ListContent(LineSum(lines: 3, fen: Fen(240_000)), digest: "4be2"), nil,
                .listChanged
            ),
            (
                .county, ListFixture.wang, ListContent(LineSum(lines: 2, fen: Fen(240_000)), digest: "4be1"), nil,
                .listChanged
            ),
            (
                .county, ListFixture.wang, ListContent(LineSum(lines: 3, fen: Fen(240_001)), digest: "4be1"), nil,
                .listChanged
            ),
        ] as [(ApprovalLevel, Decider, ListContent, Int64?, ReasonCode?)])
    func whoSigns(row: (level: ApprovalLevel, who: Decider, seen: ListContent, limit: Int64?, code: ReasonCode?)) throws
    {
        var list = try Fixture.list(.approving)
        let signature = Fixture.signature(row.level, by: row.who, content: row.seen)
        do throws(ListRefusal) {
            try list.take(.sign(signature, limit: row.limit.map { Fen($0) }), at: Fixture.start)
            #expect(row.code == nil && list.state.word == .approved)
        } catch { #expect(error.code == row.code) }
    }

    /// 层层审核: level by level, by another person each, and anew after a split.
    @Test func levelByLevel() throws {
        let dear = ListContent(LineSum(lines: 20, fen: Fen(1_000_001)), digest: "9f2c")
        var list = try Fixture.list(.approving, content: dear)
        #expect(list.levels == [.county, .city] && list.nextLevel == .county)
        try list.take(.sign(Fixture.signature(content: dear), limit: nil), at: Fixture.start)
        #expect(list.state.word == .approving && list.nextLevel == .city)
        #expect(throws: ListRefusal(.officerEarlierStep)) {
            try list.take(.sign(Fixture.signature(.city, content: dear), limit: nil), at: Fixture.start)
        }
        #expect(throws: ListRefusal(.levelNotDue)) {
            try list.take(.sign(Fixture.signature(by: Fixture.zhao, content: dear), limit: nil), at: Fixture.start)
        }
        // The city's signer has a relative among them: what he does not sign for, the county has not signed for either.
        let rest = ListContent(LineSum(lines: 19, fen: Fen(1_000_000)), digest: "71be")
        var split = list
        try split.take(.split(remaining: rest), at: Fixture.start)
        #expect(split.state.signatures == [] && split.content == rest && split.levels == [.county])
        try list.take(.sign(Fixture.signature(.city, by: Fixture.zhao, content: dear), limit: nil), at: Fixture.start)
        #expect(list.state.word == .approved && list.state.signatures.map(\.level) == [.county, .city])
    }

    /// Who made or signed it does not release it, under whichever account.
    @Test func othersRelease() throws {
        for early in [Fixture.li, Fixture.wang, Decider(name: "other", document: Fixture.wang.document)] {
            for decision in [try Fixture.release(early, Fixture.qian), try Fixture.release(Fixture.qian, early)] {
                var list = try Fixture.list(.approved)
                #expect(throws: ListRefusal(.officerEarlierStep)) {
                    try list.take(.release(decision), at: Fixture.start)
                }
            }
        }
        var list = try Fixture.list(.released)
        #expect(throws: ListRefusal(.paymentOpen)) { try list.take(.close(open: 1), at: Fixture.start) }
    }

    @Test func whatIsSignedForDoesNotMove() throws {
        let other = ListContent(LineSum(lines: 2, fen: Fen(160_000)), digest: "0000")
        for word in ListStateWord.allCases {
            var list = try Fixture.list(word)
            switch word {
            case .publicised, .settlingObjections:
                try list.recount(other, openObjections: 1)
                #expect(list.content == other && list.openObjections == 1)
            case .approving, .approved, .released, .closed:
                #expect(throws: ListRefusal(.listState)) { try list.recount(other, openObjections: 1) }
                // An objection that was left out is decided, and nothing else.
                try list.recount(Fixture.content, openObjections: 0)
                #expect(list.content == Fixture.content)
            default: #expect(throws: ListRefusal(.listState)) { try list.recount(other, openObjections: 0) }
            }
        }
    }

    @Test func tiersTakeEverySum() {
        #expect(Fixture.tiers.levels(for: Fen(0)) == [.county])
        #expect(Fixture.tiers.levels(for: Fen(1_000_000)) == [.county])
        #expect(Fixture.tiers.levels(for: Fen(1_000_001)) == [.county, .city])
        for wrong in [
            [], [.init(upTo: Fen(1), [.county])], [.init([])], [.init([.city, .county])], [.init([.county, .county])],
            [.init(upTo: Fen(2), [.county]), .init(upTo: Fen(2), [.city]), .init([.city])],
            [.init([.county]), .init([.city])], [.init(upTo: Fen(-1), [.county]), .init([.city])],
        ] as [[ApprovalTiers.Tier]] { #expect(ApprovalTiers(wrong) == nil) }
    }
}
