/// When slices of the inbox were cleaned up.
struct CleanUp: Sendable {
    /// From the earliest moment at which a slice can have begun to its end.
    var slices: [ClosedRange<ContinuousClock.Instant>] = []

    /// What clean-up costs those who wait.
    struct Dent: Equatable {
        var slices: Int
        /// The highest latency of a message published while a slice was under way, in the second before or after it.
        var milliseconds: Double
        /// The highest of all others.
        var elsewhere: Double
    }

    /// `nil` where no slice fell among the samples.
    func dent(in samples: [Latency.Sample]) -> Dent? {
        var hit: Set<Int> = []
        var dent = Dent(slices: 0, milliseconds: 0, elsewhere: 0)
        for sample in samples {
            let near = slices.firstIndex { slice in
                sample.departed >= slice.lowerBound - .seconds(1) && sample.departed <= slice.upperBound + .seconds(1)
            }
            if let near {
                hit.insert(near)
                dent.milliseconds = max(dent.milliseconds, sample.milliseconds)
            } else {
                dent.elsewhere = max(dent.elsewhere, sample.milliseconds)
            }
        }
        dent.slices = hit.count
        return hit.isEmpty ? nil : dent
    }
}
