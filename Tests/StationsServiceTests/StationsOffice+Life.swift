import Contracts
import Foundation
import Messaging
import Postgres
import StationsDomain
import TestSupport
import Testing

@testable import StationsService

extension StationsOffice {
    static let essentials: JSON = ["drinking-water", "hot-meals", "charging", "rest", "toilet"]

    /// The `index`-th station of the county: 200 m from the next, in a street of its own.
    static func proposal(_ number: String, _ index: Int, _ changes: JSON = [:]) -> JSON {
        let proposal: JSON = [
            "proposalNumber": .string(number), "kind": "union-station", "name": .string("芙蓉第\(index)驿站"),
            "division": .string(county), "address": .string("五一大道\(index)号"),
            "point": point(index), "hostType": "bank", "hostName": .string("某银行第\(index)支行"),
            "buildMode": "social", "hours": ["allDay": true], "services": essentials,
            "consentDocument": "DOC-1", "photos": 2,
        ]
        return changes.object?.reduce(proposal) { $0.setting($1.key, to: $1.value) } ?? proposal
    }

    static func point(_ index: Int, east metres: Double = 0) -> JSON {
        // A degree of longitude is 98.1 km here.
        [
            "lon": .number(112.9 + Double(index % 400) * 0.002 + metres / 98_100),
            "lat": .number(28.1 + Double(index / 400) * 0.002), "crs": "WGS-84",
        ]
    }

    static func siteCheck(_ number: String, fit: Bool = true) -> JSON {
        ["proposalNumber": .string(number), "on": today.json, "fit": .bool(fit)]
    }

    static func acceptance(_ number: String, passed: Bool = true) -> JSON {
        [
            "proposalNumber": .string(number), "on": today.json, "passed": .bool(passed),
            "checklist": ["uniform-name", "sensible-place"],
        ]
    }

    static func opening(_ number: String, on day: CivilDate = today) -> JSON {
        ["proposalNumber": .string(number), "plate": "湘工驿0001", "openedOn": day.json]
    }

    static func inspection(_ code: String, on day: CivilDate = today, passed: Bool = true) -> JSON {
        [
            "code": .string(code), "on": day.json, "passed": .bool(passed), "checklist": ["uniform-name"],
            "services": essentials, "stars": 3,
        ]
    }

    static func suspension(_ code: String, _ reason: String = "weather") -> JSON {
        ["code": .string(code), "reason": .string(reason), "from": today.json]
    }

    static func confirmation(_ code: String, _ request: Int64, _ outcome: String, poi: String? = nil) -> JSON {
        .object([
            "code": .string(code), "request": .integer(request), "outcome": .string(outcome),
            "poi": poi.map(JSON.string),
        ])
    }

    /// Leads a station to its code.
    func bringToCode(_ number: String, _ index: Int) async throws -> String {
        #expect(try await answer("proposed", Self.proposal(number, index)).outcome == "registered")
        _ = try await answer("site-checked", Self.siteCheck(number))
        if try await state(number) == "site-checked" { try await approve(number) }
        let accepted = try await answer("accepted", Self.acceptance(number))
        return try #require(accepted.data["code"]?.string, "\(accepted.data.text)")
    }

    /// Leads a station into operation.
    func bringToService(_ number: String, _ index: Int, openedOn day: CivilDate = today) async throws -> String {
        let code = try await bringToCode(number, index)
        #expect(try await answer("changed", Self.opening(number, on: day)).outcome == "opened")
        return code
    }

    /// Leads a station onto the map.
    func bringOnline(_ number: String, _ index: Int) async throws -> String {
        let code = try await bringToService(number, index)
        let asked = try await ask("listing-asked", of: code)
        let request = try #require(asked["request"]?.integer)
        #expect(
            try await tell("listing-confirmed", Self.confirmation(code, request, "online", poi: "P1"), by: map)
                == "online")
        return code
    }

    /// As an operator does it, in a transaction of its own.
    func approve(_ number: String) async throws {
        let keys = try site.environment().environment.configuration.keys
        let key = StationKey(
            department: try #require(DepartmentName(union.name)), number: try #require(ProposalNumber(number)))
        let connection = Connection(to: site.database.endpoint, name: "test-approval")
        try await connection.transaction { transaction in
            var subjects = RegisterInquiry.Subjects()
            subjects.keys.insert(key)
            var desk = try RegisterInquiry(about: subjects, in: transaction)
                .desk(senders: [:], at: Date(), in: transaction)
            let decision = desk.take(.approved(by: "tester"), of: key, because: .ours)
            #expect(decision?.word == .moved)
            let outcomes = try desk.save(keys: keys, in: transaction)
            #expect(outcomes.map(\.word) == ["approved"])
        }
        await connection.close()
    }
}
