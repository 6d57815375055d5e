import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Each type of message, at a station that it fits.
enum MessageCase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case proposed
    case siteChecked = "site-checked"
    case accepted, changed, inspected, suspended, closed
    case listingConfirmed = "listing-confirmed"
    case visited
    case serviceHeld = "service-held"

    var testDescription: String { rawValue }

    func sender(_ office: StationsOffice) -> TestDepartment { self == .listingConfirmed ? office.map : office.union }

    /// Leads a station to where the message is due.
    ///
    /// - Returns: its code, where it has one by then.
    func prepare(_ office: StationsOffice, _ number: String, _ index: Int) async throws -> String {
        switch self {
        case .proposed: return ""
        case .siteChecked, .accepted:
            _ = try await office.answer("proposed", StationsOffice.proposal(number, index))
            if self == .accepted { _ = try await office.answer("site-checked", StationsOffice.siteCheck(number)) }
            return ""
        case .listingConfirmed:
            let code = try await office.bringToService(number, index)
            _ = try await office.ask("listing-asked", of: code)
            return code
        case .changed, .inspected, .suspended, .closed, .visited, .serviceHeld:
            return try await office.bringToService(number, index)
        }
    }

    func data(_ number: String, _ index: Int, _ code: String) -> JSON {
        switch self {
        case .proposed: StationsOffice.proposal(number, index)
        case .siteChecked: StationsOffice.siteCheck(number)
        case .accepted: StationsOffice.acceptance(number)
        case .changed: ["code": .string(code), "name": .string("改名\(index)"), "areaM2": 33]
        case .inspected: StationsOffice.inspection(code)
        case .suspended: StationsOffice.suspension(code)
        case .closed: ["code": .string(code), "reason": "moved", "on": StationsOffice.today.json]
        case .listingConfirmed: StationsOffice.confirmation(code, 1, "online", poi: "P-\(number)")
        case .visited:
            [
                "code": .string(code), "at": .string(RFC3339.string(Date(timeIntervalSinceNow: -1))),
                "card": "K-\(index)",
            ]
        case .serviceHeld:
            [
                "code": .string(code), "reference": .string("PF-\(index)"), "on": StationsOffice.today.json,
                "theme": "recruitment", "participants": 12,
            ]
        }
    }

    /// The word in the log when it takes effect.
    var word: String {
        switch self {
        case .proposed: "proposed"
        case .siteChecked: "approved"
        case .accepted: "coded"
        case .changed, .inspected: "operating"
        case .suspended: "suspended"
        case .closed: "closed"
        case .listingConfirmed: "online"
        case .visited: "counted"
        case .serviceHeld: "recorded"
        }
    }

    /// The row that it writes, and the name of a station on that row.
    var row: (table: String, isOf: String) {
        switch self {
        case .listingConfirmed: ("listing", "station_id")
        case .visited: ("visit_card", "station_id")
        case .serviceHeld: ("service_held", "station_id")
        default: ("station", "proposal_number")
        }
    }
}

extension StationsOffice {
    /// Everything that messages change, but who was heard when.
    func record() async throws -> [String] {
        let columns = try await site.database.values(
            """
            select string_agg('station.' || column_name, ', ' order by ordinal_position) from information_schema.columns
            where table_name = 'station' and column_name <> 'heard'
            """, as: String.self)[0]
        return try await site.database.values(
            """
            select 'station ' || row(\(columns))::text from station
            union all select 'listing ' || listing::text from listing
            union all select 'inspection ' || row(station_id, inspected_on, passed, stars)::text from station_inspection
            union all select 'visits ' || visit_day::text from visit_day
            union all select 'held ' || row(station_id, reference, held_on, theme, participants)::text from service_held
            union all select 'audit ' || count(*)::text from audit_log where action ~ '^(station|listing)'
            order by 1
            """, as: String.self)
    }
}
