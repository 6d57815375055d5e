import Contracts
import FoundationEssentials
import Postgres

/// `trace`: the story of an event, an application or a member, as far as this service knows it, in the order of time.
struct TraceEvent: RequestHandler {
    let name = "trace"
    let service: String
    let source: any TraceSource

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let id = request.arguments["id"]?.string, (1...256).contains(id.utf8.count) else {
            throw RequestRefusal(.requestMalformed, field: "id")
        }
        var trail = Trail(try source.steps(of: id, in: transaction))
        trail.events.insert(id)
        trail.add(try TraceStore.receipts(of: trail.events.sorted(), in: transaction))
        trail.add(try TraceStore.letters(of: trail.events.sorted(), in: transaction))
        trail.add(try TraceStore.audit(trail, in: transaction))
        // An event's id leads to its subject through the audit only.
        for subject in trail.newSubjects { trail.add(try source.steps(of: subject, in: transaction)) }
        trail.add(try TraceStore.unannounced(trail.subjects.sorted(), in: transaction))
        guard !trail.steps.isEmpty else { throw RequestRefusal(.traceUnknown, field: "id") }
        let steps = trail.steps.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
        return RequestAnswer([
            "service": .string(service), "id": .string(id), "steps": .array(steps.map(\.json)),
        ])
    }
}

/// What was found so far, and by what more can be found.
struct Trail {
    private(set) var steps: [TraceStep] = []
    var events: Set<String> = []
    private(set) var subjects: Set<String> = []
    private(set) var newSubjects: Set<String> = []
    private var told: Set<JSON> = []

    init(_ steps: [TraceStep]) {
        add(steps)
        newSubjects.removeAll()
    }

    /// A step that is found by way of several subjects is told once.
    mutating func add(_ found: [TraceStep]) {
        let more = found.filter { told.insert($0.json).inserted }
        steps += more
        events.formUnion(more.compactMap(\.event))
        let named = Set(more.compactMap(\.subject))
        newSubjects.formUnion(named.subtracting(subjects))
        subjects.formUnion(named)
    }

    /// The transactions in which something happened: their audit entries bear the same time.
    var moments: [Date] { Array(Set(steps.map(\.at))) }
}

extension TraceStep {
    /// Of things at one moment, which is told first.
    fileprivate var order: Int {
        ["received", "put-aside", "retried", "decided", "closed", "unannounced", "audited"].firstIndex(of: step) ?? 3
    }
}
