import Messaging

/// What departments may ask of the enrollment service, and the other services for their copies.
enum EnrollmentQueries {
    static let all: [any RequestHandler] = [ApplicationQuery(), DepartmentsQuery(), OrganizationsQuery()]
}
