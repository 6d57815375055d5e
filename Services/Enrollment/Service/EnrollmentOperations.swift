import Messaging
import ServiceKit

/// What operators may ask of the enrollment service, besides what every service answers.
enum EnrollmentOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
            RegisterDepartment(), RegisterDepartmentKey(), RemoveDepartment(), ListDepartments(),
            RegisterReviewer(keys: keys), RemoveReviewer(), ListReviewers(),
            ListApplications(), ShowApplication(keys: keys), DecideApplications(keys: keys),
            DecideTransfers(keys: keys),
            ListHeldMembers(), AssignMembers(),
            ListCases(), ShowCase(), RetryCases(keys: keys), ReportCases(), CheckCases(),
            ImportStandards(), ListStandards(),
            AppointOffice("insurance", as: InsurancePart.self), DismissOffice("insurance", as: InsurancePart.self),
            ListOffices("insurance", as: InsurancePart.self),
            SetPatience(), ListPatience(),
        ]
    }
}
