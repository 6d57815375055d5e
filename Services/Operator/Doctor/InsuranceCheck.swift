import Contracts

/// The answer to `insurance.check`: what the cases of a service lack, however many there are.
struct InsuranceCheck: Codable, Sendable {
    /// What people ask for, and where.
    struct Asked: Codable, Sendable {
        var scheme: String
        var place: String
    }

    /// Whose time came minutes ago, and at which nobody has looked.
    var overdue = 0
    var stalled = 0
    /// Whose rows the service cannot read.
    var unreadable = 0
    var asked: [Asked] = []

    var isEmpty: Bool { overdue == 0 && stalled == 0 && unreadable == 0 && asked.isEmpty }
}

extension ServiceRequests {
    /// Costs the service some index look-ups.
    func insuranceCheck() async throws(CommandFault) -> InsuranceCheck {
        try await ask(.enrollment, "insurance.check", answer: InsuranceCheck.self)
    }
}
