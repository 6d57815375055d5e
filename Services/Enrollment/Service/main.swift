import Messaging
import ServiceKit

// The enrollment service: organisations, real-name membership, and 入会+社保.

let environment = ServiceEnvironment.load(name: "enrollment")
let messaging = MessagingServices(environment: environment)
try await messaging.prepareDatabase(EnrollmentSchema.migrations)
try await environment.run(
    messaging.services(
        handlers: EnrollmentHandlers.all(keys: environment.configuration.keys),
        operations: EnrollmentOperations.all(keys: environment.configuration.keys),
        queries: EnrollmentQueries.all(environment.configuration),
        duties: [TransferDeadline(), InsuranceDeadline(keys: environment.configuration.keys)],
        backlog: EnrollmentBacklog(),
        trace: EnrollmentTrace(),
        migrations: EnrollmentSchema.migrations))
