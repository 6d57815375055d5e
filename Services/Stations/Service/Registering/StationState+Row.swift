import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

/// What a state holds that no column of its own does, kept as a JSON object.
struct Circumstances {
    private let json: JSON

    init(_ state: StationState) {
        json =
            switch state {
            case .siteChecked(let check): ["on": check.on.json]
            case .approved(let approval): .object(["on": approval.on.json, "by": approval.by.map(JSON.string)])
            case .accepted(let acceptance):
                [
                    "on": acceptance.on.json, "ofSix": .integer(Int64(acceptance.score.ofSix)),
                    "ofEight": .integer(Int64(acceptance.score.ofEight)),
                ]
            case .suspended(_, let suspension):
                .object([
                    "reason": .string(suspension.reason.rawValue), "from": suspension.from.json,
                    "until": suspension.until?.json,
                ])
            case .upgrading(_, let upgrade): ["from": upgrade.from.json]
            case .closed(_, let closure): ["reason": .string(closure.reason.rawValue), "on": closure.on.json]
            case .proposed, .coded, .operating: .object([])
            }
    }

    init(_ row: Row) throws {
        json = try row.value("circumstances") { try? JSON(parsing: Array($0.utf8)) }
    }

    var text: String { json.text }

    /// The day under that name, which was written with this state.
    fileprivate func day(_ key: String) throws -> CivilDate {
        guard let day = json[key]?.string.flatMap({ CivilDate($0) }) else { throw UnreadableCircumstance(key: key) }
        return day
    }

    fileprivate func optionalDay(_ key: String) -> CivilDate? { json[key]?.string.flatMap { CivilDate($0) } }

    fileprivate func word<Word: RawRepresentable<String>>(_ key: String) throws -> Word {
        guard let word = json[key]?.string.flatMap(Word.init) else { throw UnreadableCircumstance(key: key) }
        return word
    }

    fileprivate func text(_ key: String) -> String? { json[key]?.string }

    fileprivate func count(_ key: String) -> Int { Int(json[key]?.integer ?? 0) }
}

/// What this program never wrote stands in a station's circumstances.
struct UnreadableCircumstance: Error, CustomStringConvertible {
    let key: String
    var description: String { "station: circumstance \(key) cannot be read" }
}

extension StationState {
    init(_ row: Row) throws {
        let circumstances = try Circumstances(row)
        let code = try row.value(optional: "code") { StationCode($0) }
        func theCode() throws -> StationCode {
            guard let code else { throw UnreadableCircumstance(key: "code") }
            return code
        }
        func service() throws -> InService {
            InService(
                code: try theCode(), openedOn: try row.day("opened_on"),
                inspection: InspectionValidity(
                    on: try row.day("inspected_on"), until: try row.day("inspection_until"),
                    isDueTold: try row.get("inspection_told")))
        }
        switch try row.value("state", StationStateWord.init) {
        case .proposed: self = .proposed
        case .siteChecked: self = .siteChecked(SiteCheck(on: try circumstances.day("on")))
        case .approved:
            self = .approved(Approval(on: try circumstances.day("on"), by: circumstances.text("by")))
        case .accepted:
            self = .accepted(
                Acceptance(
                    on: try circumstances.day("on"),
                    score: ChecklistScore(
                        ofSix: circumstances.count("ofSix"), ofEight: circumstances.count("ofEight"))))
        case .coded: self = .coded(try theCode())
        case .operating: self = .operating(try service())
        case .suspended:
            self = .suspended(
                try service(),
                Suspension(
                    reason: try circumstances.word("reason"), from: try circumstances.day("from"),
                    until: circumstances.optionalDay("until")))
        case .upgrading: self = .upgrading(try service(), Upgrade(from: try circumstances.day("from")))
        case .closed:
            self = .closed(
                code,
                Closure(
                    reason: try circumstances.word("reason"), on: try circumstances.day("on"),
                    openedOn: try row.day(optional: "opened_on")))
        }
    }
}

extension CivilDate {
    var json: JSON { .string(description) }
}
