import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `funds.add`: money of one source, and where it lies. The same again changes nothing; other content under the same code is
/// refused, for entries stand under it.
struct AddFund: RequestHandler {
    let name = "funds.add"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let arguments = FundArguments(request.arguments)
        let fund = Fund(
            code: try arguments.newCode(FundCode.init), source: try arguments.term("source"),
            name: try request.text("name", longest: 200), account: try account(request.arguments))
        return try request.added(
            fund.json, as: "funds.added", subject: fund.code.text,
            isNew: try FundStore.add(fund, by: request.sender, in: transaction),
            isSame: try FundStore.fund(fund.code, in: transaction) == fund)
    }

    /// Its last four digits: the number itself is not needed, and would be kept for ever.
    private func account(_ arguments: JSON) throws -> String {
        guard let digits = arguments["account"]?.string, digits.utf8.count == 4,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw RequestRefusal(.valueUnknown, field: "account") }
        return digits
    }
}

/// `projects.add`: what part of a fund is meant for. The same again changes nothing.
struct AddProject: RequestHandler {
    let name = "projects.add"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let arguments = FundArguments(request.arguments)
        let project = Project(
            code: try arguments.newCode(ProjectCode.init), fund: try arguments.fund(),
            year: try year(request.arguments), division: try division(request.arguments),
            item: try arguments.term("item"), name: try request.text("name", longest: 200))
        guard try FundStore.fund(project.fund, in: transaction) != nil else {
            throw RequestRefusal(.fundUnknown, field: "fund")
        }
        return try request.added(
            project.json, as: "projects.added", subject: project.code.text,
            isNew: try FundStore.add(project, by: request.sender, in: transaction),
            isSame: try FundStore.project(project.code, in: transaction) == project)
    }

    private func year(_ arguments: JSON) throws -> Int {
        guard let year = arguments["year"]?.integer, (2000...2100).contains(year) else {
            throw RequestRefusal(.valueUnknown, field: "year")
        }
        return Int(year)
    }

    private func division(_ arguments: JSON) throws -> DivisionCode {
        guard let division = arguments["division"]?.string.flatMap({ DivisionCode($0) }), division.isKnown else {
            throw RequestRefusal(.divisionUnknown, field: "division")
        }
        return division
    }
}

extension ServiceRequest {
    /// What was added, and that it was; or that it was there.
    fileprivate func added(
        _ content: JSON, as action: String, subject: String, isNew: Bool, isSame: @autoclosure () throws -> Bool
    ) throws -> RequestAnswer {
        guard isNew else {
            guard try isSame() else { throw RequestRefusal(.codeReused, field: "code") }
            return RequestAnswer(content.setting("added", to: false))
        }
        return RequestAnswer(
            content.setting("added", to: true),
            outcome: Messaging.Outcome(
                "added",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(sender)", action: action, subject: subject, before: .null,
                        after: content.setting("why", to: .string(try requiredWhy())))
                ]))
    }
}

extension Fund {
    var json: JSON {
        [
            "code": .string(code.text), "source": .string(source.rawValue), "name": .string(name),
            "account": .string(account),
        ]
    }
}

extension Project {
    var json: JSON {
        [
            "code": .string(code.text), "fund": .string(fund.text), "year": .integer(Int64(year)),
            "division": .string(division.description), "item": .string(item.rawValue), "name": .string(name),
        ]
    }
}
