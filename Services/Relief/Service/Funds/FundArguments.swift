import Contracts
import Messaging
import ReliefDomain

/// What a request about funds names. Whatever cannot be read is refused with its field.
struct FundArguments {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    func fund() throws(RequestRefusal) -> FundCode {
        guard let code = json["fund"]?.string.flatMap(FundCode.init) else {
            throw RequestRefusal(.fundUnknown, field: "fund")
        }
        return code
    }

    /// - Returns: `nil` where none is named.
    func project() throws(RequestRefusal) -> ProjectCode? {
        guard let value = named("project") else { return nil }
        guard let code = value.string.flatMap(ProjectCode.init) else {
            throw RequestRefusal(.projectUnknown, field: "project")
        }
        return code
    }

    /// The code that a new fund or project is given.
    func newCode<Code>(_ make: (String) -> Code?) throws(RequestRefusal) -> Code {
        guard let code = json["code"]?.string.flatMap(make) else { throw RequestRefusal(.codeFormat, field: "code") }
        return code
    }

    func term<Term: ReliefTerm>(_ field: String, _ type: Term.Type = Term.self) throws(RequestRefusal) -> Term {
        guard let term = json[field]?.string.flatMap(Term.init) else {
            throw RequestRefusal(.valueUnknown, field: field)
        }
        return term
    }

    /// `YYYY-MM`; `nil` where none is named.
    func month() throws(RequestRefusal) -> Month? {
        guard let value = named("month") else { return nil }
        guard let month = value.string.flatMap(Month.init) else { throw RequestRefusal(.monthFormat, field: "month") }
        return month
    }

    /// The member, unless it is missing or `null`.
    func named(_ field: String) -> JSON? { json[field].flatMap { $0 == .null ? nil : $0 } }
}
