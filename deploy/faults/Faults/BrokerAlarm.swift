/// The broker is short of memory, or of disk: it takes nothing from whoever publishes.
struct BrokerAlarm: Fault {
    enum Shortage: Sendable { case memory, disk }

    let shortage: Shortage
    var hold: Duration { .milliseconds(1_500) }

    func strike(_ stage: Stage) async throws {
        switch shortage {
        case .memory: try await stage.servers.control("set_vm_memory_high_watermark absolute 1MB")
        case .disk: try await stage.servers.control("set_disk_free_limit 100000000000000")
        }
    }

    /// What deploy/broker/rabbitmq.conf and the broker's defaults say.
    func lift(_ stage: Stage) async throws {
        switch shortage {
        case .memory: try await stage.servers.control("set_vm_memory_high_watermark 0.4")
        case .disk: try await stage.servers.control("set_disk_free_limit 1GB")
        }
    }
}
