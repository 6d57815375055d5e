import FoundationEssentials
import Logging
import Postgres
import ServiceKit

/// Makes the rounds of one ``PreparedDuty``.
struct PreparedRound<Duty: PreparedDuty>: Sendable {
    let duty: Duty
    let desk: WorkDesk
    let identity: ServiceIdentity
    let logger: Logger
    var faultPoint: FaultPoint?

    /// So many are prepared in one go, so that others on the same threads wait for some milliseconds at most.
    private static var portion: Int { 32 }

    private typealias Ready = (item: Duty.Item, prepared: Duty.Prepared)

    /// One page, of which nothing is saved yet.
    private struct Page: Sendable {
        var ready: [Ready] = []
        var failed: [(item: Duty.Item, error: any Error)] = []
        /// Behind what the next begins; nil where there is none.
        var last: Duty.Place?
    }

    /// All that is due, page after page: while one is saved the next is prepared.
    func make() async throws {
        var next = try await nextPage(after: nil)
        var putOff = 0
        while let page = next {
            // Who has lost the duties meanwhile leaves the rest to whoever has them.
            guard desk.duties.isHeld else { return }
            async let following = page.last == nil ? nil : nextPage(after: page.last)
            let start = ContinuousClock.now
            let count = try await save(page.ready[...], &putOff)
            for (item, error) in page.failed { try await self.putOff(item, after: error, &putOff) }
            if count > 0 { logger.notice("duty done", metadata: ["duty": "\(duty.name)", "count": "\(count)"]) }
            // Half the time is left to those who wait for an outcome.
            try await Task.sleep(for: start.duration(to: .now))
            next = try await following
        }
    }

    private func nextPage(after place: Duty.Place?) async throws -> Page? {
        let duty = duty
        let (items, now) = try await desk.transaction { transaction, _ in
            let now = try RequestStore.now(in: transaction)
            return (try duty.read(duty.page, after: place, at: now, in: transaction), now)
        }
        guard let last = items.last else { return nil }
        faultPoint?.pass(.beforeSeal)
        var page = await prepare(items, at: now)
        page.last = items.count < duty.page ? nil : duty.place(of: last)
        faultPoint?.pass(.afterSeal)
        try Task.checkCancellation()
        return page
    }

    private func prepare(_ items: [Duty.Item], at now: Date) async -> Page {
        let portions = stride(from: 0, to: items.count, by: Self.portion).map {
            items[$0..<min($0 + Self.portion, items.count)]
        }
        return await withTaskGroup(of: (Int, Page).self) { group in
            for (position, portion) in portions.enumerated() {
                group.addTask { (position, prepare(portion, at: now)) }
            }
            let parts = await group.reduce(into: [Page](repeating: Page(), count: portions.count)) { $0[$1.0] = $1.1 }
            return Page(ready: parts.flatMap(\.ready), failed: parts.flatMap(\.failed))
        }
    }

    private func prepare(_ items: ArraySlice<Duty.Item>, at now: Date) -> Page {
        let sealer = RequestSealer(identity: identity, now: now)
        var page = Page()
        for item in items {
            do {
                page.ready.append((item, try duty.prepare(item, with: sealer)))
            } catch {
                page.failed.append((item, error))
            }
        }
        return page
    }

    /// What fails is saved in halves, until the one that fails is alone: that one is put off.
    ///
    /// - Returns: how many were changed.
    private func save(_ ready: ArraySlice<Ready>, _ putOff: inout Int) async throws -> Int {
        guard let first = ready.first else { return 0 }
        do {
            return try await saveAtOnce(ready.map(\.prepared))
        } catch let error where !SliceLoop.isPassing(error) {
            if ready.count == 1 {
                try await self.putOff(first.item, after: error, &putOff)
                return 0
            }
            let middle = ready.startIndex + ready.count / 2
            let before = try await save(ready[..<middle], &putOff)
            return before + (try await save(ready[middle...], &putOff))
        }
    }

    private func saveAtOnce(_ prepared: [Duty.Prepared]) async throws -> Int {
        let (duty, identity, faultPoint) = (duty, identity, faultPoint)
        return try await desk.transaction { transaction, outbox in
            let now = try RequestStore.now(in: transaction)
            let slice = try duty.save(prepared, at: now, in: transaction)
            try outbox.append(slice.requests, in: transaction)
            try outbox.append(slice.outcome.events, from: identity, at: now, in: transaction)
            try AuditStore.append(slice.outcome.audit, in: transaction)
            faultPoint?.pass(.beforeRequestCommit)
            return slice.count
        }
    }

    private func putOff(_ item: Duty.Item, after error: any Error, _ count: inout Int) async throws {
        guard count < SliceLoop.mostPutOff else { throw error }
        count += 1
        let duty = duty
        let one = try await desk.transaction { transaction, _ in
            try duty.putOff(item, at: try RequestStore.now(in: transaction), in: transaction)
        }
        logger.tell(one, of: duty.name, after: error)
    }
}
