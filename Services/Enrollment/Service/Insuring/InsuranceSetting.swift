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
        private let offices: AppointedOffices<InsurancePart>.Inquiry
        private let standards, patience: Question

        init(in transaction: borrowing Transaction) throws {
            offices = try AppointedOffices.Inquiry(in: transaction)
            standards = try transaction.ask(ContributionStandardStore.selectAll)
            patience = try transaction.ask(PatienceStore.selectAll)
        }

        func setting(in transaction: borrowing Transaction) throws -> InsuranceSetting {
            InsuranceSetting(
                offices: try offices.offices(in: transaction),
                standards: ContributionStandards(
                    try transaction.rows(standards).map(ContributionStandard.init)),
                patience: try Patience(transaction.rows(patience)))
        }
    }

    let offices: AppointedOffices<InsurancePart>
    let standards: ContributionStandards
    let patience: Patience

    var keys: [DepartmentName: DepartmentKey] { offices.keys }

    /// What counts for a case of that scheme and place.
    func around(_ scheme: InsuranceScheme, in place: DivisionCode, at now: Date) -> CaseSurroundings {
        CaseSurroundings(
            now: now, insurer: offices.office(scheme == .medical ? .medical : .humanResources, in: place),
            humanResources: offices.office(.humanResources, in: place), collector: offices.office(.tax, in: place),
            standards: standards, patience: patience)
    }
}

/// Which part a department has in 入会+社保.
enum InsurancePart: String, OfficeRole {
    /// 人社
    case humanResources = "human-resources"
    /// 医保
    case medical
    /// 税务
    case tax
}
