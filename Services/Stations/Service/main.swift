import Messaging
import ServiceKit

// The stations service: 户外劳动者服务站点, from the proposal to the map.

let environment = ServiceEnvironment.load(name: "stations")
let messaging = MessagingServices(environment: environment)
try await messaging.prepareDatabase(StationsSchema.migrations)
try await environment.run(
    messaging.services(
        handlers: StationsHandlers.all(keys: environment.configuration.keys),
        operations: StationsOperations.all(keys: environment.configuration.keys),
        queries: [],
        duties: StationsDuties.all(keys: environment.configuration.keys),
        copiesDirectory: true,
        migrations: StationsSchema.migrations))
