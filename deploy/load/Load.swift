import ArgumentParser

/// Measures the services; started by deploy/bench, which prepares broker, databases and department.
@main
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures throughput, latency, memory and start of the services.",
        subcommands: [Measure.self, MeasureCases.self, MeasureStations.self, Fill.self], defaultSubcommand: Measure.self
    )
}
