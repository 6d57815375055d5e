import Contracts
import Foundation

/// What is set up for 入会+社保, and what is asked for.
struct InsuranceSituation: Sendable {
    var offices: [InsuranceOffice]
    var standards: [InsuranceStandard]
    var cases: InsuranceCheck
    /// The year in China.
    var year: Int

    /// `nil` where the service does not say: that it does not answer is a finding of its own.
    static func asked(_ requests: some ServiceRequests) async -> InsuranceSituation? {
        do throws(CommandFault) {
            return InsuranceSituation(
                offices: try await requests.offices(), standards: try await requests.standards(),
                cases: try await requests.insuranceCheck(),
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
        guard !situation.offices.isEmpty || !situation.cases.isEmpty else { return [] }
        let found = situation.offices.flatMap(office) + missingStandards + backlog
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
        for asked in situation.cases.asked where isMissing(asked.scheme, in: asked.place) {
            places[asked.scheme, default: []].insert(asked.place)
        }
        return places.sorted { $0.key < $1.key }.map { scheme, places in
            .broken("standard-missing", scheme, .standardMissing(scheme, situation.year, in: places.sorted()))
        }
    }

    /// What the service itself is behind with. What waits for others is named with all that waits.
    private var backlog: [Finding] {
        let cases = situation.cases
        return (cases.overdue > 0 ? [.broken("cases-overdue", "insurance", .casesOverdue(cases.overdue))] : [])
            + (cases.unreadable > 0
                ? [.broken("cases-unreadable", "insurance", .casesUnreadable(cases.unreadable))] : [])
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
