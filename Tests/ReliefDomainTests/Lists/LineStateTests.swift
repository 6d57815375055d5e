import Contracts
import ReliefDomain
import Testing

/// Every step of a line in every state of line and list, against the table of ``LineState``.
@Suite struct LineStateTests {
    private typealias Fixture = ListFixture
    private static let other = ListNumber("SWN-2026-HN/2")!

    private static let states: [LineState] = [
        .included, .refused([Reason(.ruleNotMet)]), .frozen(open: 1), .frozen(open: 2), .removed(.objection),
        .carvedOut(.init(.maker)), .carvedOut(.init(.signer, to: other)),
    ]
    private static let steps: [ListLine.Step] = [
        .object, .uphold, .reject, .splitOff, .remove(.deceased), .take(into: other),
    ]
    private static let signing: Set<ListStateWord> = [.approving, .approved, .released, .closed]
    private static let early: Set<ListStateWord> = [.drafted, .freezing, .checking, .checked]
    private static let open: Set<ListStateWord> = [.publicised, .settlingObjections, .approving]

    /// What the table says, written once more and otherwise: by the state before.
    private func expected(_ state: LineState, _ step: ListLine.Step, _ list: ListStateWord) -> Result<
        LineState, ListRefusal
    > {
        func late(_ after: LineState) -> Result<LineState, ListRefusal> {
            if list == .publicised { return .success(after) }
            return .failure(ListRefusal(Self.early.contains(list) ? .nothingPublished : .objectionLate))
        }
        let refused: Result<LineState, ListRefusal> = .failure(ListRefusal(.lineState))
        switch state {
        case .included:
            switch step {
            case .object: return late(.frozen(open: 1))
            case .splitOff where Self.open.contains(list): return .success(.carvedOut(.init(.signer)))
            case .remove(let why) where Self.open.contains(list): return .success(.removed(why))
            default: return refused
            }
        case .frozen(let count):
            switch step {
            case .object: return late(.frozen(open: count + 1))
            case .uphold: return .success(.removed(.objection))
            case .reject:
                if count > 1 { return .success(.frozen(open: count - 1)) }
                return .success(Self.signing.contains(list) ? .carvedOut(.init(.objection)) : .included)
            case .splitOff: return .failure(ListRefusal(.lineFrozen))
            case .remove(let why) where Self.open.contains(list): return .success(.removed(why))
            default: return refused
            }
        case .removed:
            return step == .uphold || step == .reject ? .success(state) : refused
        case .carvedOut(let carved):
            guard case .take(let list) = step, carved.to == nil else { return refused }
            return .success(.carvedOut(.init(carved.cause, to: list)))
        case .refused: return refused
        }
    }

    @Test func everyStepInEveryState() {
        for state in Self.states {
            for step in Self.steps {
                for list in ListStateWord.allCases {
                    var line = Fixture.line(1, state)
                    let result: Result<LineState, ListRefusal>
                    do throws(ListRefusal) {
                        try line.take(step, while: list)
                        result = .success(line.state)
                    } catch {
                        #expect(line == Fixture.line(1, state))
                        result = .failure(error)
                    }
                    #expect(result == expected(state, step, list), "\(step) of \(state) while \(list)")
                    #expect(line.isPayable == (line.state == .included))
                }
            }
        }
    }

    @Test func aFollowUpTakesEachLineOnce() throws {
        var lines = [
            Fixture.line(1), Fixture.line(2, .carvedOut(.init(.objection))), Fixture.line(3, .carvedOut(.init(.maker))),
            Fixture.line(4, amount: 60_000, asked: 90_000, .carvedOut(.init(.signer))),
            Fixture.line(5, .carvedOut(.init(.objection, to: Self.other))), Fixture.line(6, .removed(.error)),
        ]
        var next = 100
        func draw() -> LineNumber {
            next += 1
            return LineNumber(number: next)!
        }
        let third = ListNumber("SWN-2026-HN/3")!
        let follow = try #require(
            try FollowUp(of: Fixture.number, standing: .approved, as: third, from: &lines, numbering: draw))
        #expect(follow.lines.map(\.continues?.number) == [2, 4] && follow.lines.map(\.position) == [1, 2])
        #expect(follow.lines.map(\.amount) == [Fen(80_000), Fen(60_000)] && follow.lines.allSatisfy(\.isPayable))
        #expect(
            follow.lines.map(\.asked) == follow.lines.map(\.amount) && follow.lines.map(\.number.number) == [101, 102])
        #expect(
            lines[1].state == .carvedOut(.init(.objection, to: third)) && lines[2].state == .carvedOut(.init(.maker)))
        #expect(try FollowUp(of: Fixture.number, standing: .approved, as: third, from: &lines, numbering: draw) == nil)
    }

    @Test func theDigestIsOfWhatIsPaid() throws {
        let list = try Fixture.list(.checked)
        let lines = [
            Fixture.line(2, amount: 60_000), Fixture.line(1), Fixture.line(3, .frozen(open: 1)),
            Fixture.line(4, amount: 0, asked: 5, .refused([Reason(.capExceeded)])),
        ]
        let text = ListDigest.text(of: list, lines)
        #expect(
            text == """
                union/list/v1\tSWN-2026-HN/1\t1\t2026-07-20
                1\tHX00000000000108\t01000000-0000-0000-0000-000000000001\tDA43010200001736/2\t7\t80000
                2\tHX00000000000205\t02000000-0000-0000-0000-000000000001\tDA43010200001736/2\t7\t60000
                2\t140000

                """)
        // Whatever is changed of what is paid changes it.
        for other in [
            [Fixture.line(2, amount: 60_001), Fixture.line(1)], [Fixture.line(2, amount: 60_000)],
            [Fixture.line(2, amount: 60_000), Fixture.line(1, .removed(.error))],
        ] { #expect(ListDigest.text(of: list, other) != text) }
        #expect(ListDigest.text(of: list, lines.reversed()) == text)
    }
}
