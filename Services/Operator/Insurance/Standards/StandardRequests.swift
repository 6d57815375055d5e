import Contracts

/// What `unionctl insurance standards` asks of the service.
extension ServiceRequests {
    /// Puts all of the file on record, or nothing.
    ///
    /// - Throws: `refused` with the line and the column of the file where the service named them.
    func importStandards(_ file: StandardsFile, why: String) async throws(CommandFault) -> ImportedStandards {
        do throws(CommandFault) {
            return try await insist(
                .enrollment, "insurance.standards.import",
                ["standards": .array(file.lines.map(\.standard.json))], reason: why)
        } catch {
            guard let refusal = error.refusal, let field = refusal.field,
                let fault = file.fault(at: field, code: refusal.code, refusal.message)
            else { throw error }
            throw .refused(.standardsFaulty([fault]))
        }
    }

    /// All that are on record.
    func standards() async throws(CommandFault) -> [InsuranceStandard] {
        try await ask(.enrollment, "insurance.standards.list", answer: StandardList.self).standards
    }
}

/// What became of a file of standards.
struct ImportedStandards: Codable, Sendable, Equatable {
    var imported: Int
    /// On record before, with the same figures.
    var known: Int
}

private struct StandardList: Decodable, Sendable {
    var standards: [InsuranceStandard]
}
