import Contracts
import Foundation

/// What is set up for 入会+社保, and what is asked for.
struct InsuranceSituation: Sendable {
    var offices: [InsuranceOffice]
    var standards: [InsuranceStandard]
    /// By state, scheme and place.
    var asked: InsuranceReport
    /// The year in China.
    var year: Int

    /// `nil` where the service does not say: that it does not answer is a finding of its own.
    static func asked(_ requests: some ServiceRequests) async -> InsuranceSituation? {
        do throws(CommandFault) {
            let grouping = ReportGrouping(keys: [.state, .scheme, .place])
            return InsuranceSituation(
                offices: try await requests.offices(), standards: try await requests.standards(),
                asked: try await requests.insuranceReport(by: grouping),
                year: CivilDate(inChinaAt: Date()).year)
        } catch {
            return nil
        }
    }
}

/// Examines whether those who are asked can be, and whether there is a standard for what people ask for; pure.
struct InsuranceExamination: Sendable {
    var situation: InsuranceSituation
    /// Those on record.
    var departments: [RegisteredDepartment]

    /// Nothing where 入会+社保 is not in use.
    var findings: [Finding] {
        guard !situation.offices.isEmpty || !situation.asked.rows.isEmpty else { return [] }
        let found = situation.offices.flatMap(office) + missingStandards
        return found.isEmpty ? [.healthy("insurance", "insurance", .insuranceHealthy(situation.offices.count))] : found
    }

    private func office(_ office: InsuranceOffice) -> [Finding] {
        let subject = "\(office.role) \(office.place)"
        if departments.contains(where: { $0.name == office.department && $0.removedAt != nil }) {
            return [.broken("office-removed", subject, .officeRemoved(office))]
        }
        return office.keyId == nil ? [.broken("office-key-missing", subject, .officeKeyMissing(office))] : []
    }

    /// A finding for each scheme that people ask for where no standard of this year counts.
    private var missingStandards: [Finding] {
        var places: [String: Set<String>] = [:]
        for row in situation.asked.rows {
            guard let scheme = row.scheme, let place = row.place, isOpen(row), isMissing(scheme, in: place) else {
                continue
            }
            places[scheme, default: []].insert(place)
        }
        return places.sorted { $0.key < $1.key }.map { scheme, places in
            .broken("standard-missing", scheme, .standardMissing(scheme, situation.year, in: places.sorted()))
        }
    }

    private func isOpen(_ row: InsuranceReport.Row) -> Bool {
        row.state.flatMap(InsuranceState.init).map { !$0.isEnded } ?? false
    }

    private func isMissing(_ scheme: String, in code: String) -> Bool {
        // The platform alone pays for that.
        guard scheme != InsuranceScheme.occupationalInjury.rawValue, let place = DivisionCode(code) else {
            return false
        }
        return !situation.standards.contains { standard in
            standard.scheme == scheme && standard.year == situation.year
                && DivisionCode(standard.place)?.contains(place) == true
        }
    }
}
