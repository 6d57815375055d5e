/// Something that happens to the system, and is over after a while.
///
/// | state | begins with |
/// |---|---|
/// | struck | ``strike(_:)`` returns |
/// | lifted | ``hold`` is over and ``lift(_:)`` returns: a server answers again, a connection carries again |
/// | flowing | a message first sent after that has its outcome |
/// | settled | every message sent before that has its outcome |
protocol Fault: Sendable {
    /// How long it lasts.
    var hold: Duration { get }
    /// Whether messages must flow again before it is lifted: by those whom it does not concern.
    var flowsMeanwhile: Bool { get }
    func strike(_ stage: Stage) async throws
    func lift(_ stage: Stage) async throws
}

extension Fault {
    var hold: Duration { .zero }
    var flowsMeanwhile: Bool { false }
    func lift(_ stage: Stage) async throws {}
}

/// A fault as it stands in the schedule: everything that is random in it is drawn beforehand.
struct PlannedFault: Sendable {
    let number: Int
    let kind: FaultKind
    /// Whose processes, where it concerns some.
    let service: StagedService
    /// Milliseconds after the one before has settled.
    let pause: Int
    /// Which replica, where it concerns one.
    let replica: Int
    /// 0 to 999: how long, how much, which variant.
    let dice: Int

    /// The kind, and whose processes it concerns where it concerns some.
    var name: String { kind.isOfOneService ? "\(kind.rawValue) \(service)" : kind.rawValue }

    var line: String { "\(number)  after \(pause) ms  \(name)  replica \(replica)  dice \(dice)" }
}
