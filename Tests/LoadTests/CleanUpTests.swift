import Testing

@testable import Load

@Suite struct CleanUpTests {
    private let start = ContinuousClock.now

    private func sample(at seconds: Double, _ milliseconds: Double) -> Latency.Sample {
        .init(departed: start + .seconds(seconds), milliseconds: milliseconds)
    }

    @Test func theHighestLatencyWithinASecondOfASlice() {
        let slice = (start + .seconds(10))...(start + .seconds(10.2))
        let samples = [
            sample(at: 8.9, 90), sample(at: 9.1, 20), sample(at: 10.1, 31), sample(at: 11.1, 30), sample(at: 11.3, 80),
        ]
        #expect(
            CleanUp(slices: [slice]).dent(in: samples) == .init(slices: 1, milliseconds: 31, elsewhere: 90))
    }

    @Test func aSliceThatNobodyMetIsNoMeasurement() {
        let slice = (start + .seconds(100))...(start + .seconds(101))
        #expect(CleanUp(slices: [slice]).dent(in: [sample(at: 1, 5)]) == nil)
        #expect(CleanUp().dent(in: [sample(at: 1, 5)]) == nil)
    }
}
