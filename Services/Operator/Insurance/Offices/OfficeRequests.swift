import Contracts

/// What `unionctl insurance offices` asks of the service.
extension ServiceRequests {
    /// Has the department asked, and believed, in that part for a place and what lies in it, in place of whoever was.
    func appoint(
        _ department: DepartmentName, as role: OfficeRole, place: String, name: String?, why: String
    ) async throws(CommandFault) -> InsuranceOffice {
        try await insist(
            .enrollment, "insurance.offices.appoint",
            .object([
                "role": .string(role.rawValue), "place": .string(place), "department": .string(department.text),
                "name": name.map(JSON.string),
            ]), reason: why)
    }

    /// From now on nobody is asked in that part for that place, unless a wider one has its own.
    func dismissOffice(_ role: OfficeRole, place: String, why: String) async throws(CommandFault) {
        // What is answered tells nothing beyond what was asked.
        let _: JSON = try await insist(
            .enrollment, "insurance.offices.dismiss", ["role": .string(role.rawValue), "place": .string(place)],
            reason: why)
    }

    /// All that are appointed, by part and place.
    func offices() async throws(CommandFault) -> [InsuranceOffice] {
        try await ask(.enrollment, "insurance.offices.list", answer: OfficeList.self).offices
    }
}

private struct OfficeList: Decodable, Sendable {
    var offices: [InsuranceOffice]
}
