import Messaging
import ServiceKit

/// What departments may ask of the enrollment service, and the other services for their copies.
enum EnrollmentQueries {
    static func all(_ configuration: ServiceConfiguration) -> [any RequestHandler] {
        [
            ApplicationQuery(), DepartmentsQuery(), OrganizationsQuery(),
            MembersQuery(keys: configuration.keys, serviceKey: configuration.serviceKey, rate: QuestionRate()),
        ]
    }
}
