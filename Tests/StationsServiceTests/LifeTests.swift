import Contracts
import TestSupport
import Testing

@testable import StationsService

/// The service starts, and answers operators.
@Suite(.timeLimit(.minutes(5))) struct LifeTests {
    @Test func itStartsAndTellsItsState() async throws {
        try await TestSite.withStations { site, _ in
            try await TestOperator.with(at: site) { person in
                try await eventually("one replica, which holds the duties") {
                    let status = try await person.ask("status")["result"]
                    #expect(status?["service"]?.string == "stations")
                    #expect(status?["migrationsMissing"]?.array?.isEmpty == true)
                    return status?["replicas"]?.array?.first?["holdsDuties"]?.bool == true
                }
            }
        }
    }
}
