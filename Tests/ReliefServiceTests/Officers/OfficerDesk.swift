import Contracts
import Foundation
import TestSupport
import Testing

@testable import ReliefService

/// Operators of one relief service, and what is asked about officers in their names.
struct OfficerDesk: Sendable {
    let site: TestSite
    let operators: [TestOperator]

    /// People who do not exist, each with a document.
    static let documents = [
        "430102198001010011", "430102198001010038", "430102198001010054", "430102198001010070",
        "430102198001010097", "430102198001010118",
    ]

    static func with(
        _ count: Int, _ body: @Sendable (OfficerDesk) async throws -> Void
    ) async throws {
        try await TestSite.withRelief { site, _ in try await add(count, [], at: site, body) }
    }

    private static func add(
        _ count: Int, _ operators: [TestOperator], at site: TestSite,
        _ body: @Sendable (OfficerDesk) async throws -> Void
    ) async throws {
        if operators.count == count { return try await body(OfficerDesk(site: site, operators: operators)) }
        try await TestOperator.with(at: site) { try await add(count, operators + [$0], at: site, body) }
    }

    /// Two officers who may give rights: the first two operators.
    func found() async throws {
        #expect(try await register(0, as: 0, "programmes") == "registered")
        #expect(try await register(1, as: 0, "programmes") == "registered")
    }

    static func role(_ role: String, _ place: String = "430000") -> JSON {
        .object([
            "role": .string(role), "place": .string(place), "level": role == "approver" ? "county" : nil,
        ])
    }

    /// - Parameter document: of whom; of the operator's own number, if nothing is said.
    /// - Returns: `registered`, `proposed`, or the code of a refusal.
    func register(
        _ target: Int, as sender: Int, _ roles: String..., document: Int? = nil, relatives: [Int]? = nil
    ) async throws -> String {
        Self.word(
            try await ask(sender, arguments(target, roles, document: document, relatives: relatives)))
    }

    /// - Returns: the digest that a second person confirms.
    func propose(_ target: Int, as sender: Int, _ roles: String..., document: Int? = nil) async throws -> String {
        let answer = try await ask(sender, arguments(target, roles, document: document))
        return try #require(answer["result"]?["digest"]?.string, "\(answer)")
    }

    func confirm(_ digest: String, as sender: Int) async throws -> String {
        let answer = try await operators[sender].ask("proposals.confirm", ["digest": .string(digest)], why: "核对无误")
        return answer["ok"]?.bool == true ? "done" : Self.word(answer)
    }

    func arguments(
        _ target: Int, _ roles: [String], document: Int? = nil, relatives: [Int]? = nil
    ) -> JSON {
        func identity(_ index: Int) -> JSON {
            ["type": "resident-id", "number": .string(Self.documents[index])]
        }
        return .object([
            "name": .string(operators[target].name), "identity": identity(document ?? target),
            "roles": .array(roles.map { Self.role($0) }), "relatives": relatives.map { .array($0.map(identity)) },
        ])
    }

    func ask(_ sender: Int, _ arguments: JSON, _ request: String = "relief.officers.register") async throws -> JSON {
        try await operators[sender].ask(request, arguments, why: "分工")
    }

    static func word(_ answer: JSON) -> String {
        answer["error"]?["code"]?.string ?? answer["result"]?["result"]?.string ?? "\(answer)"
    }

    /// `name: role role`, of those in office.
    func officers() async throws -> [String: [String]] {
        let list = try await operators[0].ask("relief.officers.list")["result"]?["officers"]?.array ?? []
        var officers: [String: [String]] = [:]
        for one in list where one["removedAt"] == nil {
            officers[one["name"]?.string ?? ""] = (one["roles"]?.array ?? []).compactMap { $0["role"]?.string }
        }
        return officers
    }
}
