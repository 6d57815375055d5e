import Foundation

/// A service process ends itself at a marked step of a message's way; see `FAULT_POINT`.
struct MarkedDeath: Fault {
    let service: StagedService
    let step: String
    let passages: Int
    /// Nil for the steps that only the holder of the duties takes.
    let replica: Int?

    func strike(_ stage: Stage) async throws {
        // The duties may change hands before the step is passed so often: then the next holder is armed.
        for attempt in 0..<10 {
            let victim = if let replica { stage[service].replicas[replica] } else { try await stage[service].holder() }
            // One that was asked to end takes its time: its successor would die of what is prepared here, unexpected. One
            // that was prepared before and never passed its step is prepared anew: there is nothing more to wait for.
            if attempt == 0 { try? await until("nobody else ends it", within: .seconds(25)) { !victim.isToDie } }
            let starts = victim.starts
            victim.expectDeath()
            try Data("\(step):\(passages)\n".utf8).write(to: URL(filePath: victim.faultFile), options: .atomic)
            let deadline = ContinuousClock.now + .seconds(5)
            while ContinuousClock.now < deadline {
                if victim.pid == nil || victim.starts > starts { return }
                try await Task.sleep(for: .milliseconds(2))
            }
            // Not read: it must not kill a later process. Read and not passed: it still dies there some time.
            try? FileManager.default.removeItem(atPath: victim.faultFile)
        }
        throw ChaosError("nobody passed the step \(step)")
    }
}
