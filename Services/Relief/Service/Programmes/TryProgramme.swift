import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `programmes.try`: what would become of somebody of whom just these facts are known, by the newest version on record or by
/// a programme that is not kept yet. Nothing is kept, and no cap is used.
struct TryProgramme: RequestHandler {
    let name = "programmes.try"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        switch try programme(of: request, in: transaction) {
        case .success(let programme):
            RequestAnswer(try trial(of: programme, by: request.arguments["facts"] ?? .null), isKept: false)
        case .failure(let faults): RequestAnswer(faults.json)
        }
    }

    /// The one on record that is named, or the one that is written out.
    private func programme(
        of request: ServiceRequest, in transaction: borrowing Transaction
    ) throws -> Result<Programme, ProgrammeFaults> {
        guard let draft = request.arguments["programme"], draft != .null else {
            return .success(try request.keptProgramme(in: transaction).programme())
        }
        let written = try ProgrammeDraft(draft)
        return Result { () throws(ProgrammeFaults) in try Programme(checking: written) }
    }

    private func trial(of programme: Programme, by known: JSON) throws -> JSON {
        let facts = try Facts(named: known, for: programme)
        let outcome = entitlement(under: programme, by: facts).json
        let clauses = programme.rule.explanation(of: facts).json
        let head = JSON.object([
            "valid": true, "code": .string(programme.code.text), "version": .integer(Int64(programme.version)),
            "clauses": clauses,
        ])
        return .object((head.object ?? []) + outcome)
    }

    private func entitlement(under programme: Programme, by facts: Facts) -> Entitlement {
        var ledger = CapLedger(programme, on: facts.today ?? programme.days.lowerBound)
        return programme.entitlement(of: Beneficiary(person: UUID()), by: facts, in: &ledger)
    }
}

extension RuleExplanation {
    fileprivate var json: JSON {
        ["zh": .array(lines(.zh).map(JSON.string)), "en": .array(lines(.en).map(JSON.string))]
    }
}

extension Entitlement {
    fileprivate var json: [JSON.Member] {
        let outcome = JSON.object([
            "truth": .string(truth.rawValue), "formulaFen": formulaAmount.map { .integer($0.amount) },
            "amountFen": amount.map { .integer($0.amount) }, "reasons": .array(reasons.map(\.json)),
        ])
        return outcome.object ?? []
    }

    /// What the formula came to, before any cap; `nil` where it came to nothing that can be paid.
    fileprivate var formulaAmount: Fen? {
        guard case .amount(let amount)? = formula else { return nil }
        return amount
    }
}

extension Facts {
    fileprivate var today: CivilDate? {
        guard case .date(let day)? = self[.today] else { return nil }
        return day
    }

    /// Facts under the names that rules give them, each as its type is written: words and days as text, money in 元 as text
    /// or in 分 as a whole number, sets as lists of words.
    ///
    /// The days of the programme stand in it by themselves.
    fileprivate init(named json: JSON, for programme: Programme) throws {
        self.init()
        self[.programmeFrom] = .date(programme.days.lowerBound)
        self[.programmeUntil] = .date(programme.days.upperBound)
        guard json != .null else { return }
        guard let members = json.object else { throw RequestRefusal(.fieldType, field: "facts") }
        for member in members {
            let field = "facts.\(member.key)"
            guard let fact = RuleFact.allCases.first(where: { $0.path == member.key || $0.zh == member.key }) else {
                throw RequestRefusal(.ruleNameUnknown, field: "facts")
            }
            guard let value = RuleValue(member.value, of: fact.type) else {
                throw RequestRefusal(.valueUnknown, field: field)
            }
            self[fact] = value
        }
    }
}

extension RuleValue {
    /// `nil` when that is no value of the type.
    fileprivate init?(_ json: JSON, of type: RuleType) {
        switch (type, json) {
        case (.truth, .bool(let value)): self = .truth(value)
        case (.number, .integer(let whole)): self = .number(Int(whole))
        case (.money, .integer(let fen)): self = .money(Fen(fen))
        case (.money, .string(let text)):
            guard let fen = YuanText.fen(text) else { return nil }
            self = .money(Fen(fen))
        case (.date, .string(let text)):
            guard let day = CivilDate(text) else { return nil }
            self = .date(day)
        case (.place, .string(let text)):
            guard let place = DivisionCode(text) else { return nil }
            self = .place(place)
        case (.union, .string(let text)):
            guard let union = UnionCode(text) else { return nil }
            self = .union(union)
        case (.word(let dictionary), .string(let text)):
            guard let index = Self.index(of: text, in: dictionary) else { return nil }
            self = .word(dictionary, index)
        case (.set(let dictionary), .array(let words)):
            let indices = words.map { $0.string.flatMap { Self.index(of: $0, in: dictionary) } }
            guard indices.allSatisfy({ $0 != nil }) else { return nil }
            self = .set(dictionary, indices.reduce(into: 0) { $0 |= 1 << UInt64($1 ?? 0) })
        default: return nil
        }
    }

    private static func index(of text: String, in dictionary: RuleDictionary) -> Int? {
        dictionary.words.firstIndex { $0.text == text || $0.zh == text }
    }
}
