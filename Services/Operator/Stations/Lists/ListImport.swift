import Contracts

/// What became of a list of stations, row by row.
struct ListImport: Encodable, Sendable {
    enum Outcome: String, Codable, Sendable, CaseIterable {
        case registered, changed
        /// It was so already.
        case repeated
        case refused
        /// No answer came: it may have been taken, or not. The same file again takes nothing twice.
        case unanswered
    }

    struct Reason: Codable, Sendable {
        var code: String
        var field: String?
        var message: DecidedApplication.Message?
    }

    struct Result: Codable, Sendable {
        var line: Int
        var outcome: Outcome
        /// 驿站编码, where it has one.
        var code: String?
        var state: String?
        /// Why not, or what a person should look at.
        var reasons: [Reason]
    }

    /// So many rows go in one request: they are decided in one transaction, between the messages.
    static let slice = 200

    private(set) var results: [Result] = []
    private(set) var summary: [String: Int] = [:]
    let dryRun: Bool

    init(dryRun: Bool) { self.dryRun = dryRun }

    mutating func add(_ more: [Result]) {
        results += more
        for result in more { summary[result.outcome.rawValue, default: 0] += 1 }
    }

    /// In the order of the lines.
    mutating func sort() { results.sort { $0.line < $1.line } }

    var status: ExitStatus {
        let isWhole = [Outcome.refused, .unanswered].allSatisfy { summary[$0.rawValue, default: 0] == 0 }
        return isWhole ? .done : .refused
    }
}

/// What counts for a list as a whole.
struct ListDefaults: Sendable {
    /// To which it is confined.
    var place: String
    /// Of points whose row names none.
    var system: CoordinateSystem?
    /// Of rows that name none: `planned`, `operating` …
    var state: String?
}

extension ServiceRequests {
    /// Takes rows of a list, and says of each what became of it.
    func importStations(
        _ lines: [StationListFile.Line], titles: [String], _ defaults: ListDefaults, dryRun: Bool, why: String?
    ) async throws(CommandFault) -> [ListImport.Result] {
        let named = JSON.object([
            "crs": defaults.system.map { .string($0.rawValue) }, "state": defaults.state.map(JSON.string),
        ])
        let rows = lines.map { line -> JSON in
            ["line": .integer(Int64(line.number)), "cells": .array(line.cells.map(JSON.string))]
        }
        return try await insist(
            .stations, "stations.import",
            [
                "columns": .array(titles.map(JSON.string)), "rows": .array(rows), "dryRun": .bool(dryRun),
                "place": .string(defaults.place), "defaults": named,
            ], reason: why, answer: ImportAnswer.self
        ).results
    }
}

private struct ImportAnswer: Decodable, Sendable {
    var results: [ListImport.Result]
}
