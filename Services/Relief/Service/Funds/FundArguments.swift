import Contracts
import Messaging
import ReliefDomain
import ServiceKit

/// What the requests about funds name.
extension ServiceRequest {
    func fundCode() throws -> FundCode {
        guard let code = arguments["fund"]?.string.flatMap(FundCode.init) else {
            throw RequestRefusal(.fundUnknown, field: "fund")
        }
        return code
    }

    /// - Returns: `nil` where none is named.
    func projectCode() throws -> ProjectCode? {
        guard let text = arguments["project"], text != .null else { return nil }
        guard let code = text.string.flatMap(ProjectCode.init) else {
            throw RequestRefusal(.projectUnknown, field: "project")
        }
        return code
    }

    /// The code that a new fund or project is given.
    func newCode<Code>(_ make: (String) -> Code?) throws -> Code {
        guard let code = arguments["code"]?.string.flatMap(make) else {
            throw RequestRefusal(.codeFormat, field: "code")
        }
        return code
    }

    func term<Term: ReliefTerm>(_ field: String, _ type: Term.Type = Term.self) throws -> Term {
        guard let term = arguments[field]?.string.flatMap(Term.init) else {
            throw RequestRefusal(.valueUnknown, field: field)
        }
        return term
    }

    /// `YYYY-MM`; `nil` where none is named.
    func month() throws -> Month? {
        guard let text = arguments["month"], text != .null else { return nil }
        guard let month = text.string.flatMap(Month.init) else { throw RequestRefusal(.monthFormat, field: "month") }
        return month
    }
}
