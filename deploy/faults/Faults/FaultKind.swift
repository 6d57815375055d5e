/// Every kind of fault, and how often it comes.
enum FaultKind: String, Sendable, CaseIterable {
    case serviceKill = "service-kill"
    case serviceTerm = "service-term"
    case holderKill = "holder-kill"
    case dieBeforeAcknowledge = "die-before-acknowledge"
    case dieBeforePublish = "die-before-publish"
    case dieBeforeConfirm = "die-before-confirm"
    case dieBeforeDelete = "die-before-delete"
    case processKiller = "process-killer"
    case replicaJoins = "replica-joins"
    case clockStep = "clock-step"
    case serviceStop = "service-stop"
    case brokerKill = "broker-kill"
    case connectionsCut = "connections-cut"
    case brokerStalled = "broker-stalled"
    case databaseStalled = "database-stalled"
    case memoryAlarm = "memory-alarm"
    case diskAlarm = "disk-alarm"
    case eventsQueueFull = "events-queue-full"
    case ingressQueueFull = "ingress-queue-full"
    case postmasterKill = "postmaster-kill"
    case backendKill = "backend-kill"
    case diskFull = "disk-full"
    case databaseOutage = "database-outage"
    case departmentRepeats = "department-repeats"

    /// How often it comes among the short ones; the long ones are put in by the minute.
    var weight: Int {
        switch self {
        case .serviceKill: 16
        case .serviceTerm, .holderKill, .connectionsCut, .backendKill: 8
        case .dieBeforeAcknowledge, .dieBeforePublish, .dieBeforeConfirm, .dieBeforeDelete: 8
        case .processKiller: 8
        case .postmasterKill, .brokerStalled, .databaseStalled: 4
        case .brokerKill, .replicaJoins, .departmentRepeats, .eventsQueueFull, .ingressQueueFull, .diskFull: 3
        case .clockStep, .memoryAlarm, .diskAlarm: 2
        case .serviceStop, .databaseOutage: 0
        }
    }

    /// A run must be this long to have it once, and so much longer for each further time.
    var minutesEach: Double? {
        switch self {
        case .serviceStop: 8
        case .databaseOutage: 20
        default: nil
        }
    }

    /// The most that may pass from the end of the fault until messages flow; nil where that is only reported.
    var limit: Duration? {
        switch self {
        case .serviceKill, .serviceTerm, .holderKill: .seconds(3)
        case .dieBeforeAcknowledge, .dieBeforePublish, .dieBeforeConfirm, .dieBeforeDelete: .seconds(3)
        case .brokerKill, .postmasterKill, .backendKill, .databaseOutage: .seconds(5)
        // Five seconds of standing still cost it the duties.
        case .serviceStop: .seconds(10)
        default: nil
        }
    }

    /// Whether it concerns the processes of one service, and not a server that all have.
    var isOfOneService: Bool {
        switch self {
        case .serviceKill, .serviceTerm, .holderKill, .dieBeforeAcknowledge, .dieBeforePublish, .dieBeforeConfirm,
            .dieBeforeDelete, .processKiller, .replicaJoins, .clockStep, .serviceStop, .connectionsCut, .backendKill:
            true
        default: false
        }
    }

    /// Whether this machine lets it happen.
    func isPossible(in instance: Instance) -> Bool {
        switch self {
        case .diskFull: DiskFull.isPossible(in: instance)
        case .clockStep: ClockStep.isPossible(in: instance)
        default: true
        }
    }
}

extension FaultKind {
    func make(_ plan: PlannedFault) -> any Fault {
        let (dice, service) = (plan.dice, plan.service)
        // A step is passed as often as there are messages, and of stations come fewer.
        let passages = 1 + dice % (service == .stations ? 10 : 40)
        return switch self {
        case .serviceKill: ServiceDeath(service: service, replica: plan.replica, signal: .kill)
        case .serviceTerm: ServiceDeath(service: service, replica: plan.replica, signal: .term)
        case .holderKill: HolderDeath(service: service)
        case .dieBeforeAcknowledge:
            MarkedDeath(service: service, step: "before-acknowledge", passages: passages, replica: plan.replica)
        case .dieBeforePublish: MarkedDeath(service: service, step: "before-publish", passages: passages, replica: nil)
        case .dieBeforeConfirm: MarkedDeath(service: service, step: "before-confirm", passages: passages, replica: nil)
        case .dieBeforeDelete: MarkedDeath(service: service, step: "before-delete", passages: passages, replica: nil)
        case .processKiller: ProcessKiller(service: service, number: plan.number, department: dice % 2)
        case .replicaJoins: ReplicaJoins(service: service, hold: .milliseconds(1_000 + dice * 2))
        case .clockStep:
            ClockStep(
                service: service, replica: plan.replica,
                seconds: [-2_592_000, 2_592_000, -3_600, 315_360_000][dice % 4])
        case .serviceStop: ServiceStop(service: service, replica: dice % 2 == 0 ? nil : plan.replica)
        case .brokerKill: BrokerKill()
        case .connectionsCut:
            ConnectionsCut(service: service, replica: plan.replica, side: [.broker, .database, .both][dice % 3])
        case .brokerStalled: ConnectionsStalled(isBroker: true, hold: .milliseconds(1_000 + dice * 3))
        case .databaseStalled: ConnectionsStalled(isBroker: false, hold: .milliseconds(1_000 + dice * 3))
        case .memoryAlarm: BrokerAlarm(shortage: .memory)
        case .diskAlarm: BrokerAlarm(shortage: .disk)
        case .eventsQueueFull: QueueFull(exchange: "events", key: "#")
        case .ingressQueueFull: QueueFull(exchange: "ingress", key: "#")
        case .postmasterKill: PostmasterKill()
        case .backendKill: BackendKill(service: service, dice: dice)
        case .diskFull: DiskFull()
        case .databaseOutage: DatabaseOutage()
        case .departmentRepeats: DepartmentRepeats(seed: UInt64(plan.number))
        }
    }
}
