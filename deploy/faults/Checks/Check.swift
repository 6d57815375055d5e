/// Something that must hold at the end, looked at from outside the services.
protocol Check: Sendable {
    func check(_ stage: Stage) async throws
}

extension Check {
    /// Adds a violation also where looking fails.
    func run(on stage: Stage) async {
        do {
            try await check(stage)
        } catch {
            stage.violations.add("\(Self.self): \(error)")
        }
    }
}
