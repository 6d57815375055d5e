import ArgumentParser

/// Measures the enrollment service; started by deploy/bench, which prepares broker, databases and department.
@main
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures throughput, latency, memory and start of the enrollment service.",
        subcommands: [Measure.self, MeasureCases.self, Fill.self], defaultSubcommand: Measure.self)
}
