import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.import`: rows of a list as counties keep it. A row that is as it was changes nothing, so that the same file
/// may come twice.
///
/// `{"columns": [header…], "rows": [{"line", "cells": [text…]}…], "dryRun"?, "place"?, "defaults"?: {"crs", "state"}}`,
/// answered with what became of each row. One row that cannot be read costs only itself.
struct ImportStations: RequestHandler {
    let name = "stations.import"
    let keys: KeyRing
    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let list = try ImportedList(request.arguments, keys: keys)
        let inquiry = try RegisterInquiry(about: list.subjects, in: transaction)
        var desk = try inquiry.desk(senders: [:], drawsCodes: true, at: request.now, in: transaction)
        let cause = try Cause(request)
        let results = list.rows.map { row -> JSON in
            guard let station = row.station else { return row.refused(row.reasons) }
            let decision = desk.take(
                station, as: row.key, content: row.content, in: list.place.map { [$0] } ?? [station.details.division],
                because: cause)
            return row.result(of: decision, desk.register)
        }
        if list.isDryRun { return RequestAnswer(["results": .array(results)]) }
        let outcomes = try desk.save(keys: keys, in: transaction)
        return RequestAnswer(
            ["results": .array(results)],
            outcome: Messaging.Outcome(
                "imported", events: outcomes.flatMap(\.events), audit: outcomes.flatMap(\.audit)))
    }
}

/// A list, read.
private struct ImportedList {
    let rows: [ListRow]
    let isDryRun: Bool
    /// To which the list is confined.
    let place: DivisionCode?

    init(_ arguments: JSON, keys: KeyRing) throws {
        let cells = arguments["rows"]?.array ?? []
        guard (1...ImportStations.maximumCount).contains(cells.count) else {
            throw RequestRefusal(.requestMalformed, field: "rows")
        }
        let headers = (arguments["columns"]?.array ?? []).map { $0.string ?? "" }
        let columns = headers.map { ImportColumn(header: $0) }
        guard columns.contains(.name), columns.contains(.address) else {
            throw RequestRefusal(.requestMalformed, field: "columns")
        }
        place = try FilterArguments(arguments).text("place").map { text in
            guard let place = DivisionCode(text), place.isKnown else {
                throw RequestRefusal(.divisionUnknown, field: "place")
            }
            return place
        }
        let defaults = try ImportDefaults(arguments["defaults"], in: place)
        isDryRun = arguments["dryRun"]?.bool ?? false
        rows = cells.map { ListRow($0, columns: columns, defaults, keys: keys) }
    }

    var subjects: RegisterInquiry.Subjects {
        var subjects = RegisterInquiry.Subjects()
        for row in rows {
            guard let station = row.station else { continue }
            if case .code(let code) = station.name { subjects.codes.insert(code) }
            subjects.keys.insert(row.key)
            subjects.counties.insert(station.details.division)
            if let point = station.details.point { subjects.points.append(point) }
            if let union = station.union { subjects.unions.insert(union) }
        }
        return subjects
    }
}

extension ImportDefaults {
    fileprivate init(_ json: JSON?, in place: DivisionCode?) throws {
        func word<Word>(_ key: String, _ code: ReasonCode, _ read: (String) -> Word?) throws -> Word? {
            guard let text = json?[key]?.string else { return nil }
            guard let word = read(text) else { throw RequestRefusal(code, field: "defaults.\(key)") }
            return word
        }
        self.init(
            system: try word("crs", .crsUnknown) { CoordinateSystem($0) },
            division: place.flatMap { $0.isCounty ? $0 : nil },
            standing: try word("state", .valueUnknown, ImportedStanding.Word.init))
    }
}

/// One row of a list, read.
private struct ListRow {
    let line: Int64
    let station: ImportedStation?
    /// Why it cannot be read, or what a person should look at.
    let reasons: [Reason]
    let key: StationKey
    let content: ContentDigest

    init(_ json: JSON, columns: [ImportColumn?], _ defaults: ImportDefaults, keys: KeyRing) {
        line = json["line"]?.integer ?? 0
        let cells = (json["cells"]?.array ?? []).map { $0.string ?? "" }
        content = ContentDigest(
            keys.contentHash(ofCanonical: JSON.array(cells.map(JSON.string)).canonical(), type: "stations.import"))
        switch ImportedRow(cells, columns: columns).read(defaults) {
        case .station(let read, let warnings):
            station = read
            reasons = warnings
            key = StationKey(department: StationKey.importer, number: read.number(keys))
        case .refused(let faults):
            station = nil
            reasons = faults
            key = StationKey(department: StationKey.importer, number: .unreadable)
        }
    }

    func refused(_ reasons: [Reason]) -> JSON { result("refused", nil, reasons) }

    func result(of decision: StationDecision, _ register: StationRegister) -> JSON {
        let station: Station? =
            if case .code(let code)? = station?.name {
                register.station(.code(code), of: nil)
            } else {
                register.stations[key]
            }
        switch decision {
        case .moved(let move):
            let isNew = move.announcements.contains { $0.type == .stationRegisteredV1 }
            return result(isNew ? "registered" : "changed", station, reasons + move.warnings)
        case .repeated, .overtaken: return result("repeated", station, [])
        case .refused(let refusal): return result("refused", nil, refusal.reasons)
        }
    }

    private func result(_ outcome: String, _ station: Station?, _ reasons: [Reason]) -> JSON {
        .object([
            "line": .integer(line), "outcome": .string(outcome), "code": station?.code.map { .string($0.text) },
            "state": station.map { .string($0.state.name.rawValue) }, "reasons": .array(reasons.map(\.json)),
        ])
    }
}

extension ImportedStation {
    /// The list's own number, or one that the same station gets again.
    fileprivate func number(_ keys: KeyRing) -> ProposalNumber {
        if case .number(let number) = name { return number }
        let hash = keys.searchHash(of: Array(namingText.utf8), purpose: "import").suffix(16).prefix(6)
        return ProposalNumber("\(details.division)-\(Array(hash).hexadecimal)") ?? .unreadable
    }
}

extension ProposalNumber {
    /// Of a row that nothing is kept of.
    // Safe because it is written as every number is.
    fileprivate static let unreadable = ProposalNumber("-")!
}
