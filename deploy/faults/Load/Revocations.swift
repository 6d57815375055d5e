import Contracts
import RabbitMQ

/// People who take their consent back, as their stories have it: told by the department that follows their case.
struct Revocations: Sendable {
    let departments: Departments
    let book: CaseBook

    /// Publishes until cancelled.
    func run() async throws {
        while !Task.isCancelled {
            for (number, department) in book.takeRevocations() {
                let message = OutgoingMessage.event(
                    id: "revoke-\(number)", of: .insuranceConsentRevokedV1, from: departments.names[department],
                    data: ["caseNumber": .string(number), "at": "2026-01-05T09:00:00+08:00"])
                try await departments.publish(message, from: department)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
