import Contracts
import Foundation
import Postgres
import ServiceKit
import TestSupport
import Testing

@testable import Messaging

/// What needs a second person is done once, by another person, as it was proposed, within a day; or not at all.
@Suite(.timeLimit(.minutes(3))) struct ProposalTests {
    private func withOperators(
        _ body: @Sendable (TestSite, _ operators: [TestOperator]) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, _) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase([Recorder.schema, MessagingSchema.proposals, Purse.schema])
            let proposals = Proposals([Purse()], register: Register(), keys: environment.configuration.keys)
            let services = messaging.services(
                handlers: [Recorder()], operations: proposals.operations, queries: [], duties: proposals.duties)
            try await RunningServices.with(services) { _ in
                try await TestOperator.with(at: site) { first in
                    try await TestOperator.with(at: site) { second in
                        try await TestOperator.with(at: site) { third in try await body(site, [first, second, third]) }
                    }
                }
            }
        }
    }

    private func propose(_ fen: Int64, as person: TestOperator) async throws -> JSON {
        try await person.ask("purse.pay", ["fen": .integer(fen), "secret": .string(secret)], why: "as decided")
    }

    private func confirm(_ digest: String?, as person: TestOperator, id: String = UUID().uuidString) async throws
        -> JSON
    {
        try await person.ask(
            "proposals.confirm", .object(["digest": digest.map(JSON.string)]), why: "checked", id: id)
    }

    private func code(_ answer: JSON) -> String { answer["error"]?["code"]?.string ?? "done" }

    private let secret = "430104199202290029"

    @Test func anotherPersonConfirmsItAndItIsDoneOnce() async throws {
        try await withOperators { site, operators in
            let proposed = try await propose(500, as: operators[0])
            let digest = try #require(proposed["result"]?["digest"]?.string)
            #expect(proposed["result"]?["result"]?.string == "proposed")
            #expect(try await site.database.count("purse_payment") == 0)
            // Proposed again, by whomever, it is the same, and nothing is confirmed by that.
            for person in operators {
                let again = try await propose(500, as: person)
                #expect(again["result"]?["result"]?.string == "repeated")
                #expect(again["result"]?["digest"]?.string == digest)
                #expect(again["result"]?["proposedBy"]?.string == operators[0].name)
            }
            let listed = try await operators[1].ask("proposals.list")["result"]?["proposals"]?.array
            #expect(listed?.count == 1)
            #expect(listed?.first?["summary"]?["fen"]?.integer == 500)
            #expect(listed?.first?.text.contains(secret) == false)

            #expect(code(try await confirm(digest, as: operators[0])) == "second-person-needed")
            #expect(try await site.database.count("purse_payment") == 0)
            let done = try await confirm(digest, as: operators[1], id: "c-1")
            #expect(done["result"]?["done"]?["paid"]?.integer == 500)
            // The same request again gets its answer; a new one finds nothing to confirm.
            #expect(try await confirm(digest, as: operators[1], id: "c-1") == done)
            #expect(code(try await confirm(digest, as: operators[1])) == "proposal-unknown")
            #expect(code(try await confirm(digest, as: operators[2])) == "proposal-unknown")
            #expect(try await site.database.values("select fen from purse_payment", as: Int.self) == [500])
            #expect(
                try await site.database.values("select action from audit_log order by id", as: String.self)
                    == ["proposal.made", "purse.paid", "proposal.confirmed"])
            #expect(try await operators[1].ask("proposals.list")["result"]?["proposals"]?.array?.isEmpty == true)
            // Nothing of the arguments stands anywhere in plain.
            #expect(try await site.database.columnsHolding(secret) == [])
            // What was done may be wanted again.
            #expect(try await propose(500, as: operators[2])["result"]?["result"]?.string == "proposed")
        }
    }

    @Test func manyWhoConfirmAtOnceDoItOnce() async throws {
        try await withOperators { site, operators in
            for round in 1...10 {
                let digest = try await propose(Int64(round), as: operators[0])["result"]?["digest"]?.string
                let answers = try await withThrowingTaskGroup(of: String.self) { group in
                    for person in operators[1...] {
                        group.addTask { code(try await confirm(digest, as: person)) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.sorted() == ["done", "proposal-unknown"])
            }
            #expect(try await site.database.count("purse_payment") == 10)
        }
    }

    @Test func onePersonWithTwoAccountsIsOne() async throws {
        try await withOperators { site, operators in
            try await site.database.run(
                """
                insert into purse_person values ('\(operators[0].name)', 'a'), ('\(operators[1].name)', 'a'),
                    ('\(operators[2].name)', 'b')
                """)
            let digest = try await propose(500, as: operators[0])["result"]?["digest"]?.string
            #expect(code(try await confirm(digest, as: operators[1])) == "second-person-needed")
            // What was known when it was proposed holds, whatever the register says now.
            try await site.database.run("delete from purse_person where name = '\(operators[0].name)'")
            #expect(code(try await confirm(digest, as: operators[1])) == "second-person-needed")
            #expect(try await site.database.count("purse_payment") == 0)
            #expect(code(try await confirm(digest, as: operators[2])) == "done")
            // And what has become known since.
            let second = try await propose(600, as: operators[0])["result"]?["digest"]?.string
            try await site.database.run("insert into purse_person values ('\(operators[0].name)', 'b')")
            #expect(code(try await confirm(second, as: operators[2])) == "second-person-needed")
            #expect(code(try await confirm(second, as: operators[1])) == "done")
        }
    }

    @Test func afterADayItMustBeProposedAgain() async throws {
        try await withOperators { site, operators in
            func shift(_ interval: String) async throws {
                try await site.database.run(
                    "update proposal set expires_at = now() + interval '\(interval)' where state = 'open'")
            }
            let digest = try #require(try await propose(500, as: operators[0])["result"]?["digest"]?.string)
            #expect(
                try await site.database.count(
                    "proposal", where: "expires_at = proposed_at + interval '24 hours'") == 1)
            try await shift("-1 second")
            #expect(code(try await confirm(digest, as: operators[1])) == "proposal-expired")
            try await eventually("it is closed") {
                try await site.database.count("proposal", where: "state = 'expired'") == 1
            }
            #expect(code(try await confirm(digest, as: operators[1])) == "proposal-expired")
            #expect(try await site.database.count("purse_payment") == 0)
            let again = try await propose(500, as: operators[1])
            #expect(again["result"]?["result"]?.string == "proposed")
            #expect(code(try await confirm(digest, as: operators[1])) == "second-person-needed")
            // A part of the digest is enough where it names one.
            #expect(code(try await confirm(String(digest.prefix(7)), as: operators[0])) == "proposal-unknown")
            #expect(code(try await confirm(String(digest.prefix(8)), as: operators[0])) == "done")
            try await site.database.run("update proposal set expires_at = expires_at - interval '31 days'")
            try await eventually("the arguments are erased") {
                try await site.database.count("proposal", where: "arguments is not null") == 0
            }
        }
    }

    @Test func whatHasChangedIsNotDone() async throws {
        try await withOperators { site, operators in
            let first = try #require(try await propose(500, as: operators[0])["result"]?["digest"]?.string)
            let second = try #require(try await propose(50_000, as: operators[0])["result"]?["digest"]?.string)
            #expect(first != second, "other arguments are another proposal")
            // Whoever may write to the table moves the larger sum under the smaller one's digest, or the request.
            try await site.database.run(
                """
                update proposal set arguments = (select arguments from proposal where digest = '\(second)')
                where digest = '\(first)'
                """)
            #expect(code(try await confirm(first, as: operators[1])) == "processing-failed")
            try await site.database.run(
                """
                update proposal set digest = 'x' where digest = '\(first)';
                update proposal set digest = '\(first)' where digest = '\(second)'
                """)
            #expect(code(try await confirm(first, as: operators[1])) == "processing-failed")
            #expect(try await site.database.count("purse_payment") == 0)
            // As things stand when it is confirmed, not as they stood: what is refused then stays open.
            let third = try await propose(70_000, as: operators[0])["result"]?["digest"]?.string
            try await site.database.run("update purse set fen = 60000")
            #expect(code(try await confirm(third, as: operators[1])) == "budget-exceeded")
            #expect(code(try await propose(80_000, as: operators[0])) == "budget-exceeded")
            try await site.database.run("update purse set fen = 70000")
            #expect(code(try await confirm(third, as: operators[1])) == "done")
            #expect(try await site.database.values("select fen from purse_payment", as: Int.self) == [70_000])
        }
    }

    @Test func bothSayWhyAndNothingElseIsConfirmed() async throws {
        try await withOperators { site, operators in
            #expect(code(try await operators[0].ask("purse.pay", ["fen": 5])) == "why-missing")
            let digest = try await propose(5, as: operators[0])["result"]?["digest"]?.string
            let silent = try await operators[1].ask("proposals.confirm", .object(["digest": digest.map(JSON.string)]))
            #expect(code(silent) == "why-missing")
            #expect(code(try await confirm(nil, as: operators[1])) == "field-missing")
            for other in ["0123456789", "%", String(repeating: "f", count: 33), "%%%%%%%%", "１２３４５６７８"] {
                #expect(code(try await confirm(other, as: operators[1])) == "proposal-unknown")
            }
            #expect(try await site.database.count("purse_payment") == 0)
        }
    }
}

/// Pays from a purse, when two people want it.
private struct Purse: TwoPersonRequest {
    let name = "purse.pay"

    static let schema = Migration(
        number: 902, name: "purse",
        sql: """
            create table purse (fen bigint not null);
            insert into purse values (100000);
            create table purse_payment (fen bigint not null, first text not null, second text not null);
            create table purse_person (name text primary key, person text not null);
            """)

    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON {
        guard let fen = request.arguments["fen"]?.integer else { throw RequestRefusal(.fieldMissing, field: "fen") }
        try check(fen, in: transaction)
        return ["fen": .integer(fen)]
    }

    private func check(_ fen: Int64, in transaction: borrowing Transaction) throws {
        guard try transaction.query(Self.left).first?.get("fen", as: Int64.self) ?? 0 >= fen else {
            throw RequestRefusal(.budgetExceeded)
        }
    }

    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let fen = proposal.arguments["fen"]?.integer ?? 0
        try check(fen, in: transaction)
        try transaction.execute(Self.pay, fen, proposal.proposal.proposedBy, proposal.confirmedBy)
        return RequestAnswer(
            ["paid": .integer(fen)],
            outcome: Outcome(
                "paid",
                audit: [
                    AuditRecord(actor: "/operators/\(proposal.confirmedBy)", action: "purse.paid", subject: "purse")
                ]))
    }

    private static let left = Statement("purse.left", "select fen from purse")
    private static let pay = Statement("purse.pay", "insert into purse_payment values ($1, $2, $3)")
}

private struct Register: PersonRegister {
    func persons(of operators: Set<String>, in transaction: borrowing Transaction) throws -> [String: [UInt8]] {
        var persons: [String: [UInt8]] = [:]
        for row in try transaction.query(Self.select, Array(operators)) {
            persons[try row.get("name")] = Array(try row.get("person", as: String.self).utf8)
        }
        return persons
    }

    private static let select = Statement(
        "purse.persons", "select name, person from purse_person where name = any($1)")
}
