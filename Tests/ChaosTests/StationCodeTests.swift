import Contracts
import Testing

@testable import Chaos

/// What never may change of codes is found in the database and in the log.
struct StationCodeTests {
    @Test func aCodeOfTwoStationsIsFound() {
        var state = StationWatch.State()
        func faults(_ codes: [(id: Int64, code: String)]) -> Int { state.take(codes).count }
        let first = faults([(1, "YZ1"), (2, "YZ2")])
        let more = faults([(1, "YZ1"), (2, "YZ2"), (3, "YZ3")])
        #expect(first == 0 && more == 0)
        let given = faults([(1, "YZ1"), (2, "YZ2"), (3, "YZ3"), (4, "YZ1")])
        #expect(given == 1, "a code that another has")
        var other = StationWatch.State()
        _ = other.take([(1, "YZ1"), (2, "YZ2")])
        let (changed, gone) = (other.take([(1, "YZ9"), (2, "YZ2")]), other.take([(1, "YZ9")]))
        #expect(changed.count == 1 && gone.count == 1)
    }

    @Test func theLogIsReadForDoubledAndReorderedEvents() {
        var log = StationLog()
        let type = EventType.stationChangedV1.rawValue
        func take(_ id: UInt64, _ sequence: Int64, act: Int, code: String = "YZ1", of subject: String = "chaos-one/S1")
            -> Bool
        {
            log.take(
                [
                    "subject": .string(subject), "sequence": .integer(sequence),
                    "causationid": .string("station-\(subject.dropFirst(11))-act\(act)"),
                    "data": ["code": .string(code)],
                ], id: id, type: type)
        }
        let repeats = [take(1, 1, act: 0), take(1, 1, act: 0), take(2, 3, act: 1)]
        #expect(repeats == [false, true, false])
        #expect(log.doubled.isEmpty && log.inversions.isEmpty && log.codes.faults.isEmpty)
        _ = take(3, 2, act: 2)
        #expect(log.inversions.count == 1)
        _ = take(4, 4, act: 1)
        #expect(log.doubled.count == 1)
        _ = take(5, 1, act: 0, of: "chaos-two/S2")
        #expect(log.codes.faults.count == 1)
        _ = take(6, 5, act: 5, code: "YZ7")
        #expect(log.codes.faults.count == 2)
    }

    @Test func faultsStrikeBothServicesAndTheKindsStayTheSame() {
        let plan = Schedule(seed: 5, kinds: FaultKind.allCases, replicas: 3, minutes: 3, count: 60)
        #expect(Set(plan.faults.map(\.service)) == Set(StagedService.allCases))
        let again = Schedule(seed: 5, kinds: FaultKind.allCases, replicas: 3, minutes: 3, count: 60)
        #expect(plan.faults.map(\.line) == again.faults.map(\.line))
    }
}
