import Contracts
import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Puts together what a service needs to take messages, decide them and say what it decided.
public struct MessagingServices: Sendable {
    private let environment: ServiceEnvironment
    private let identity: ServiceIdentity
    private let desk: WorkDesk
    private let side: Postgres.Connection

    /// For the duties that only one replica does, and for a service's own work beside the messages.
    public var connection: Postgres.Connection { side }

    public init(environment: ServiceEnvironment) {
        self.environment = environment
        let configuration = environment.configuration
        identity = ServiceIdentity(name: environment.name, brokerUser: configuration.broker.username)
        desk = WorkDesk(endpoint: configuration.database, name: "\(environment.name)-work", logger: environment.logger)
        side = Connection(
            to: configuration.database, name: "\(environment.name)-side",
            settings: [("statement_timeout", "'60s'"), ("timezone", "'UTC'")])
    }

    /// Waits for the database and brings its schema up to date.
    public func prepareDatabase(_ migrations: [Migration]) async throws {
        var backoff = Backoff()
        while true {
            do {
                let applied = try await side.migrate(MessagingSchema.migrations + migrations)
                if applied > 0 {
                    environment.logger.notice("the schema is up to date", metadata: ["applied": "\(applied)"])
                }
                return
            } catch let error as PostgresError where error.isRetriable || error.code.hasPrefix("28") {
                if backoff.count == 0 {
                    environment.logger.warning("waiting for the database", metadata: ["error": "\(error)"])
                }
                try await backoff.pause()
            }
        }
    }

    /// The services of the process, in the order of their dependence.
    ///
    /// - Parameters:
    ///   - duties: what one replica alone does for the service, besides what every service needs.
    ///   - preparedDuties: those of which much is prepared beside the messages.
    ///   - longWorks: those that take longer than messages may wait.
    ///   - backlog: what waits for somebody at the service.
    ///   - trace: what the service itself can tell of an id.
    ///   - copiesDirectory: whether it keeps a ``DirectoryCopy``, which its handlers and migrations must name too.
    ///   - migrations: those that ``prepareDatabase(_:)`` was given, to be compared with the database at any time.
    public func services(
        handlers: [any MessageHandler], operations: [any RequestHandler], queries: [any RequestHandler],
        duties: [any ServiceDuty] = [], preparedDuties: [any PreparedDuty] = [], longWorks: [any LongWork] = [],
        backlog: any Backlog = NothingWaits(), trace: (any TraceSource)? = nil,
        copiesDirectory: Bool = false, migrations: [Migration] = []
    ) -> [any Service] {
        let logger = environment.logger
        let keys = environment.configuration.keys
        let byType = Dictionary(uniqueKeysWithValues: handlers.map { ($0.type.rawValue, $0) })
        let publisher = Publisher(link: publishingLink, logger: logger, metrics: environment.metrics)
        let letters = DeadLetterStore(queue: identity.name, keys: keys)
        let faultPoint = environment.configuration.faultPoint
        let relay = Relay(
            desk: desk, publisher: publisher, identity: identity, logger: logger, faultPoint: faultPoint)
        let roster = DutyRoster(
            desk: desk, connection: side, identity: identity, metrics: environment.metrics,
            duties: DutyRound(duties: duties, desk: desk, identity: identity, logger: logger),
            backlog: backlog, logger: logger)
        let types = Set(byType.keys)
        let reader = DeliveryReader(identity: identity, keys: keys, origins: byType.mapValues(\.origin))
        let replay = LetterReplay(
            desk: desk, connection: side, publisher: publisher, identity: identity, types: types, keys: keys,
            logger: logger)
        let redelivery = Redelivery(
            desk: desk, connection: side, publisher: publisher, identity: identity, metrics: environment.metrics,
            logger: logger)
        let plain = handlers.reduce(into: Set<String>()) { $0.formUnion($1.plainFields) }
        let common: [any RequestHandler] = [
            StatusRequest(
                service: identity.name, migrations: MessagingSchema.migrations + migrations, backlog: backlog,
                copiesDirectory: copiesDirectory),
            ListDeadLetters(), GroupDeadLetters(),
            ShowDeadLetter(keys: keys, structure: MaskedStructure(plainFields: plain)),
            RetryDeadLetters(store: letters, types: types), ExportAudit(service: identity.name),
            TraceEvent(service: identity.name, source: trace ?? NothingToTrace()),
        ]
        let operationServer = RequestServer(
            identity: identity, link: operationLink, queue: "\(identity.name).operations",
            handlers: Dictionary(uniqueKeysWithValues: (operations + common).map { ($0.name, $0) }),
            desk: OperationDesk(desk: desk, identity: identity),
            drain: DeadLetterDrain(reader: reader, connection: side, keys: keys, logger: logger), logger: logger)
        let queryServer = RequestServer(
            identity: identity, link: queryLink, queue: "\(identity.name).queries",
            handlers: Dictionary(uniqueKeysWithValues: queries.map { ($0.name, $0) }),
            desk: QueryDesk(endpoint: environment.configuration.database, name: "\(identity.name)-queries", desk: desk),
            logger: logger)
        let consumer = Consumer(
            link: consumingLink,
            reader: reader,
            processor: BatchProcessor(
                desk: desk, handlers: byType, identity: identity, deadLetters: letters, faultPoint: faultPoint),
            failures: FailureHandling(
                desk: desk, publisher: publisher, identity: identity, deadLetters: letters, logger: logger),
            log: BatchLog(
                output: environment.output, metrics: environment.metrics, level: environment.configuration.logLevel),
            health: environment.health, logger: logger, faultPoint: faultPoint)
        let refresh = DirectoryRefresh(
            desk: desk, connection: side, neighbours: neighbours("directory"), logger: logger)
        return [relay, redelivery, replay, roster, operationServer, queryServer] + (copiesDirectory ? [refresh] : [])
            + preparedDuties.map { service(of: $0) } + longWorks.map { service(of: $0) } + [consumer]
    }

    private func service(of duty: some PreparedDuty) -> any Service {
        let round = PreparedRound(
            duty: duty, desk: desk, identity: identity, logger: environment.logger,
            faultPoint: environment.configuration.faultPoint)
        return DutyService(name: duty.name, desk: desk, logger: environment.logger, round: round.make)
    }

    private func service(of work: any LongWork) -> any Service {
        let bench = bench(for: work)
        let round = LongRound(work: work, bench: bench, desk: desk, logger: environment.logger)
        return DutyService(
            name: work.name, desk: desk, logger: environment.logger, round: round.make,
            letGo: bench.neighbours.hangUp)
    }

    func bench(for work: any LongWork) -> Workbench {
        Workbench(
            for: work, endpoint: environment.configuration.database, identity: identity,
            neighbours: neighbours(work.name))
    }

    private var consumingLink: BrokerLink {
        let queue = identity.name
        return link("consumer", .init(queues: [queue])) { channel in
            try await channel.consume(queue: queue, prefetch: Consumer.prefetch)
        }
    }

    private var publishingLink: BrokerLink {
        let retries = ["5s", "30s", "5m", "30m"].map { "\(identity.name).retry.\($0)" }
        let faultPoint = environment.configuration.faultPoint
        // A broker that has just started may confirm an event before its log is there to take it.
        let topology = BrokerLink.Topology(
            queues: retries + ["events.log"], exchanges: [("events", "topic"), ("requests", "topic")])
        return link("publisher", topology) {
            if let faultPoint { await $0.notifySent { faultPoint.pass(.beforeConfirm) } }
        }
    }

    private var operationLink: BrokerLink {
        // What no queue took is kept in one place, whatever it should have been.
        let strays = identity.name == ServiceName.enrollment.rawValue ? ["unroutable"] : []
        return requestLink("operations", queues: ["operations", "dead"].map { "\(identity.name).\($0)" } + strays)
    }

    private var queryLink: BrokerLink { requestLink("queries", queues: ["\(identity.name).queries"]) }

    private func requestLink(_ purpose: String, queues: [String]) -> BrokerLink {
        link(purpose, .init(queues: queues)) { channel in
            for queue in queues { try await channel.consume(queue: queue, prefetch: 50) }
        }
    }

    private func neighbours(_ purpose: String) -> Neighbours {
        Neighbours(link: link(purpose, .init(exchanges: [("queries", "direct")])), identity: identity)
    }

    private func link(
        _ purpose: String, _ topology: BrokerLink.Topology,
        prepare: @escaping @Sendable (Channel) async throws -> Void = { _ in }
    ) -> BrokerLink {
        BrokerLink(
            endpoint: environment.configuration.broker, name: "\(identity.name)-\(purpose)", topology: topology,
            logger: environment.logger, prepare: prepare)
    }
}
