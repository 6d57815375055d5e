import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// Who is asked, what it costs, and how long one waits, as operators have set it: read once for each transaction that
/// moves cases.
struct InsuranceSetting {
    /// Sent without waiting, read when the answers are needed.
    struct Inquiry {
        private let offices, keys, standards, patience: Question

        init(in transaction: borrowing Transaction) throws {
            offices = try transaction.ask(OfficeStore.selectAll)
            keys = try transaction.ask(selectOfficeKeys)
            standards = try transaction.ask(ContributionStandardStore.selectAll)
            patience = try transaction.ask(PatienceStore.selectAll)
        }

        func setting(in transaction: borrowing Transaction) throws -> InsuranceSetting {
            InsuranceSetting(
                offices: try transaction.rows(offices).map(AppointedOffice.init),
                keys: try DepartmentKeyStore.keys(transaction.rows(keys)),
                standards: ContributionStandards(
                    try transaction.rows(standards).map(ContributionStandard.init)),
                patience: try Patience(transaction.rows(patience)))
        }
    }

    let offices: [AppointedOffice]
    let keys: [DepartmentName: DepartmentKey]
    let standards: ContributionStandards
    let patience: Patience

    /// What counts for a case of that scheme and place.
    func around(_ scheme: InsuranceScheme, in place: DivisionCode, at now: Date) -> CaseSurroundings {
        CaseSurroundings(
            now: now, insurer: office(scheme == .medical ? .medical : .humanResources, in: place),
            humanResources: office(.humanResources, in: place), collector: office(.tax, in: place),
            standards: standards, patience: patience)
    }

    /// The one appointed for the narrowest place.
    private func office(_ role: OfficeRole, in place: DivisionCode) -> Office? {
        offices.filter { $0.role == role && $0.place.contains(place) }
            .max { $0.place.isWider(than: $1.place) }
            .map { Office(department: $0.department, name: $0.name, hasKey: keys[$0.department] != nil) }
    }

    private static let selectOfficeKeys = DepartmentKeyStore.newest(
        "insurance_office.select-keys", of: "any(select department from insurance_office)")
}

/// Which part a department has in 入会+社保.
enum OfficeRole: String, CaseIterable {
    /// 人社
    case humanResources = "human-resources"
    /// 医保
    case medical
    /// 税务
    case tax
}

/// A department in its part for a place.
struct AppointedOffice {
    var role: OfficeRole
    var place: DivisionCode
    var department: DepartmentName
    /// As people know it; public.
    var name: String?
}

extension AppointedOffice {
    init(_ row: Row) throws {
        self.init(
            role: try row.value("role", OfficeRole.init), place: try row.value("place", { DivisionCode($0) }),
            department: try row.value("department", { DepartmentName($0) }), name: try row.get(optional: "name"))
    }
}
