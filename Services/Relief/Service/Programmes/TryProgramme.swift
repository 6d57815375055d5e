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
        let programme: Programme
        if let draft = request.arguments["programme"], draft != .null {
            let written = try ProgrammeDraft(draft)
            do throws(ProgrammeFaults) { programme = try Programme(checking: written) } catch {
                return RequestAnswer(error.json)
            }
        } else {
            programme = try request.keptProgramme(in: transaction).programme()
        }
        let facts = try Facts(named: request.arguments["facts"] ?? .null, for: programme)
        let day: CivilDate = if case .date(let day)? = facts[.today] { day } else { programme.days.lowerBound }
        var ledger = CapLedger(programme, on: day)
        let entitlement = programme.entitlement(of: Beneficiary(person: UUID()), by: facts, in: &ledger)
        let explanation = programme.rule.explanation(of: facts)
        let formula: Fen? = if case .amount(let amount)? = entitlement.formula { amount } else { nil }
        return RequestAnswer(
            .object([
                "valid": true, "code": .string(programme.code.text), "version": .integer(Int64(programme.version)),
                "truth": .string(entitlement.truth.rawValue),
                "clauses": [
                    "zh": .array(explanation.lines(.zh).map(JSON.string)),
                    "en": .array(explanation.lines(.en).map(JSON.string)),
                ],
                "formulaFen": formula.map { .integer($0.amount) },
                "amountFen": entitlement.amount.map { .integer($0.amount) },
                "reasons": .array(entitlement.reasons.map(\.json)),
            ]), isKept: false)
    }
}

extension Facts {
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
