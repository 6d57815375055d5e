import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Whatever happens in whatever order, what must always hold holds: thousands of seeded walks.
@Suite struct CaseWalkTests {
    /// Written from the issue, not from the code.
    private static let legal: [InsuranceState: Set<InsuranceState>] = [
        .informed: [.eligibilityAsked, .consented, .revoked],
        .consented: [.eligibilityAsked, .revoked],
        .eligibilityAsked: [
            .eligible, .quoted, .registrationAsked, .alreadyInsured, .notEligible, .revoked,
        ],
        .eligible: [.quoted, .registrationAsked, .disputed, .revoked],
        .quoted: [.registrationAsked, .disputed, .revoked],
        .registrationAsked: [.registered, .paymentLinkAsked, .registrationRefused, .disputed, .revoked],
        .registered: [.paymentLinkAsked, .current, .arrears, .disputed, .revoked],
        .paymentLinkAsked: [.linkReady, .current, .arrears, .disputed, .revoked],
        // The link works no more.
        .linkReady: [.paymentLinkAsked, .registered, .current, .arrears, .disputed, .revoked],
        // December was not paid, and the year is over.
        .current: [.arrears, .lapsed, .revoked],
        .arrears: [.current, .lapsed, .revoked],
        // An operator asks anew.
        .disputed: [.eligibilityAsked, .consented, .revoked],
        .alreadyInsured: [.disputed, .revoked, .eligibilityAsked, .consented],
        .notEligible: [.disputed, .revoked, .eligibilityAsked, .consented],
        .registrationRefused: [.disputed, .revoked, .eligibilityAsked, .consented],
        .lapsed: [.disputed, .revoked, .eligibilityAsked, .consented],
        .revoked: [.eligibilityAsked, .consented],
        .platformCover: [],
    ]

    @Test(arguments: 0..<8) func whatMustAlwaysHold(part: Int) {
        for seed in 0..<400 {
            var walk = CaseWalk(seed: UInt64(part * 400 + seed))
            for _ in 0..<60 {
                let before = walk.fixture.item
                let what = walk.step()
                let fault = walk.fault(since: before, legal: Self.legal)
                guard fault == nil else {
                    Issue.record("seed \(walk.seed): \(fault!) by \(what) from \(before.state.name)")
                    return
                }
            }
        }
    }

    /// The walks go everywhere: every state, every legal way.
    @Test func theWalksGoEverywhere() {
        var gone: [InsuranceState: Set<InsuranceState>] = [:]
        for seed in 0..<3_000 {
            var walk = CaseWalk(seed: UInt64(1_000_000 + seed))
            for _ in 0..<60 {
                let before = walk.fixture.item.state.name
                _ = walk.step()
                let after = walk.fixture.item.state.name
                if before != after { gone[before, default: []].insert(after) }
            }
        }
        for (state, ways) in Self.legal {
            #expect(ways.subtracting(gone[state] ?? []) == [], "never gone from \(state)")
        }
    }
}
