import Contracts
import EnrollmentDomain
import Messaging
import Postgres

/// `directory.organizations`: the union organisations; for the copies of the other services.
struct OrganizationsQuery: RequestHandler {
    let name = DirectoryCopy.Part.organizations.query
    private let pageLength = 1_000

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let page = try DirectoryPage(request, length: pageLength, in: transaction)
        let rows = try transaction.query(OrganizationsQuery.select, page.after, page.length)
        let facts = try rows.compactMap { row throws in
            try Organization(row).map { Fact(OrganizationRegistered($0), sequence: page.sequence) }
        }
        return page.answer(facts, through: try rows.map { try $0.get("code", as: String.self) }.last, of: rows.count)
    }

    private static let select = Statement(
        "directory.organizations",
        "select \(RollStore.organizationColumns) from organization where code > $1 order by code limit $2")
}

extension OrganizationRegistered {
    fileprivate init(_ organization: Organization) {
        self.init(
            code: organization.code, name: organization.name, kind: organization.kind,
            division: organization.division, reviewsApplications: organization.reviewsApplications,
            holdingPool: organization.isHoldingPool, open: organization.isOpen)
    }
}
