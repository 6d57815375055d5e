import Messaging
import ServiceKit

// The relief service: 困难职工帮扶, from the household's file to the last fen that the bank has paid.

let environment = ServiceEnvironment.load(name: "relief")
let messaging = MessagingServices(environment: environment)
try await messaging.prepareDatabase(ReliefSchema.migrations)
try await environment.run(
    messaging.services(
        handlers: ReliefHandlers.all(keys: environment.configuration.keys),
        operations: ReliefOperations.all(keys: environment.configuration.keys),
        queries: ReliefQueries.all,
        duties: ReliefDuties.all(keys: environment.configuration.keys),
        longWorks: ReliefWorks.all(environment.configuration),
        trace: ReliefTrace(),
        copiesDirectory: true,
        migrations: ReliefSchema.migrations))
