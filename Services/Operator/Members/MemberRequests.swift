import Contracts

/// What `unionctl members` asks of the service.
extension ServiceRequests {
    /// Members in holding pools who match, page by page, at most `limit`: pool by pool, who has waited longest first.
    func heldMembers(_ filter: JSON, limit: Int) async throws(CommandFault) -> ChosenMembers {
        let (members, more) = try await listing("members.held", filter, limit: limit, page: HeldPage.self)
        return ChosenMembers(members: members, more: more)
    }

    /// Gives members to a union, and says of each what came of it.
    func assign(
        _ members: [MemberID], to union: UnionCode, why: String
    ) async throws(CommandFault) -> [AssignedMember] {
        try await insist(
            .enrollment, "members.assign",
            ["union": .string(union.text), "members": .array(members.map { .string($0.description) })], reason: why,
            answer: AssignedMembers.self
        ).members
    }
}

/// What the service says of one member who was to be given to a union.
struct AssignedMember: Decodable, Sendable {
    var member: String
    var result: MemberAssignment.Verdict
    var code: String?
    var message: DecidedApplication.Message?
}

private struct AssignedMembers: Decodable, Sendable {
    var members: [AssignedMember]
}

private struct HeldPage: ListingPage {
    var members: [HeldMember]
    var next: String?
    var items: [HeldMember] { members }
}
