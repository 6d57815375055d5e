import Contracts
import EnrollmentDomain
import Messaging
import Postgres

/// `directory.organizations`: the union organisations; for the copies of the other services.
struct OrganizationsQuery: RequestHandler {
    let name = DirectoryCopy.Part.organizations.query
    let locksRows = true
    var pageLength = 1_000

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let page = try DirectoryPage(request, length: pageLength)
        let keys = try page.lock(OrganizationsQuery.lock, in: transaction)
        let sequence = try DirectoryPage.sequence(in: transaction)
        let facts = try transaction.query(OrganizationsQuery.select, keys).compactMap { row throws in
            try Organization(row).map { Fact(OrganizationRegistered($0), sequence: sequence) }
        }
        return page.answer(facts, keys)
    }

    private static let lock = Statement(
        "directory.lock-organizations",
        "select code as key from organization where code > $1 order by code limit $2 for share")

    private static let select = Statement(
        "directory.organizations",
        "select \(RollStore.organizationColumns) from organization where code = any($1) order by code")
}

extension OrganizationRegistered {
    fileprivate init(_ organization: Organization) {
        self.init(
            code: organization.code, name: organization.name, kind: organization.kind,
            division: organization.division, reviewsApplications: organization.reviewsApplications,
            holdingPool: organization.isHoldingPool, open: organization.isOpen)
    }
}
