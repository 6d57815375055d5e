import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Every step in every state, as the table of ``CaseState`` says: the legal ones, and the refused.
@Suite struct CaseTransitionTests {
    /// A case that came to stand there step by step, a minute ago.
    static func standing(_ state: InsuranceState) -> CaseFixture {
        let consented = "2026-03-10T08:00:00+08:00"
        var fixture: CaseFixture
        switch state {
        case .informed: fixture = CaseFixture()
        case .consented:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(insurer: false))
        case .eligible:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(standards: []))
            fixture.take(.eligible)
        case .registered:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(collector: false))
            for step in [Step.eligible, .base, .registered] { fixture.take(step) }
            fixture.around.collector = CaseFixture.surroundings().collector
        case .platformCover: fixture = CaseFixture(scheme: .occupationalInjury, consentAt: consented)
        default:
            fixture = CaseFixture(consentAt: consented)
            let path: [Step] =
                switch state {
                case .quoted: [.eligible]
                case .registrationAsked: [.eligible, .base]
                case .paymentLinkAsked: [.eligible, .base, .registered]
                case .linkReady: [.eligible, .base, .registered, .link]
                case .current, .arrears, .lapsed: [.eligible, .base, .registered, .link, .payment]
                case .disputed: [.eligible, .notEligible]
                case .alreadyInsured: [.alreadyInsured]
                case .notEligible: [.notEligible]
                case .registrationRefused: [.eligible, .base, .registrationRefused]
                case .revoked: [.revocation]
                default: []
                }
            for step in path { fixture.take(step) }
            if state == .arrears || state == .lapsed { fixture.passDeadline() }
            if state == .lapsed { fixture.passDeadline() }
        }
        fixture.around.now = fixture.around.now.addingTimeInterval(60)
        return fixture
    }

    private static let columns: [Step] = [
        .consent, .revocation, .base, .eligible, .alreadyInsured, .registered, .registrationRefused, .link, .payment,
    ]

    /// In the order of ``columns``.
    private static let table: [(InsuranceState, [String])] = [
        (
            .informed,
            [
                "> eligibility-asked", "> revoked", "! case-state", "! not-asked", "! not-asked", "! not-asked",
                "! not-asked", "! not-asked", "! case-state",
            ]
        ),
        (
            .consented,
            [
                ".", "> revoked", "! case-state", "! not-asked", "! not-asked", "! not-asked", "! not-asked",
                "! not-asked", "! case-state",
            ]
        ),
        (
            .eligibilityAsked,
            [
                ".", "> revoked", "! case-state", "> quoted", "> already-insured", "! not-asked", "! not-asked",
                "! not-asked", "! case-state",
            ]
        ),
        (
            .eligible,
            [
                ".", "> revoked", "! case-state", "=", "> disputed", "! not-asked", "! not-asked", "! not-asked",
                "! case-state",
            ]
        ),
        (
            .quoted,
            [
                ".", "> revoked", "> registration-asked", "=", "> disputed", "! not-asked", "! not-asked",
                "! not-asked",
                "! case-state",
            ]
        ),
        (
            .registrationAsked,
            [
                ".", "> revoked", "=", "=", "> disputed", "> payment-link-asked", "> registration-refused",
                "! not-asked",
                "! case-state",
            ]
        ),
        (
            .registered,
            [
                ".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "! not-asked", "> current",
            ]
        ),
        (
            .paymentLinkAsked,
            [
                ".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "> link-ready", "> current",
            ]
        ),
        (.linkReady, [".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "=", "> current"]),
        // What is being paid for goes on, and a person looks.
        (
            .current,
            [
                ".", "> revoked", "=", "=", "!! answers-differ", "=", "!! answers-differ", "=", ".",
            ]
        ),
        (
            .arrears,
            [
                ".", "> revoked", "=", "=", "!! answers-differ", "=", "!! answers-differ", "=", "> current",
            ]
        ),
        (
            .disputed,
            [
                ".", "> revoked", "! case-state", "=", "! answers-differ", "! not-asked", "! not-asked", "! not-asked",
                "! case-state",
            ]
        ),
        (
            .alreadyInsured,
            [
                ".", "> revoked", "! case-ended", "> disputed", "=", "! not-asked", "! not-asked", "! not-asked",
                "! case-ended",
            ]
        ),
        (
            .notEligible,
            [
                ".", "> revoked", "! case-ended", "> disputed", "> disputed", "! not-asked", "! not-asked",
                "! not-asked",
                "! case-ended",
            ]
        ),
        (
            .registrationRefused,
            [
                ".", "> revoked", "! case-ended", "=", "> disputed", "> disputed", "=", "! not-asked", "! case-ended",
            ]
        ),
        (
            .revoked,
            [
                "> eligibility-asked", ".", "! case-revoked", "! case-revoked", "! case-revoked", "! case-revoked",
                "! case-revoked", "! case-revoked", "! case-revoked",
            ]
        ),
        (
            .lapsed,
            [
                ".", "> revoked", "! case-ended", "=", "> disputed", "=", "> disputed", "! not-asked", "! case-ended",
            ]
        ),
        (
            .platformCover,
            [
                ".", ".", "! case-ended", "! not-asked", "! not-asked", "! not-asked", "! not-asked", "! not-asked",
                "! case-ended",
            ]
        ),
    ]

    @Test func theTableNamesEveryState() {
        #expect(Set(Self.table.map(\.0)) == Set(InsuranceState.allCases))
        for (state, _) in Self.table { #expect(Self.standing(state).item.state.name == state) }
    }

    @Test func everyStepInEveryState() {
        for (state, row) in Self.table {
            for (step, expected) in zip(Self.columns, row) {
                var fixture = Self.standing(state)
                let before = fixture.item
                let came = fixture.take(step)
                #expect(came == expected, "\(state) on \(step)")
                if came.hasPrefix("=") || came.hasPrefix("!") {
                    #expect(fixture.item == before, "\(state) on \(step): nothing changes")
                }
                if came.hasPrefix(">") {
                    #expect(fixture.item.since == fixture.around.now && fixture.item.attempt == 1)
                }
                #expect((fixture.item.dueAt == nil) == fixture.item.state.isEnded, "\(state) on \(step)")
            }
        }
    }

    /// A step taken twice says at most that it was so already, whatever happened because of it.
    @Test func everyStepTwice() {
        for (state, _) in Self.table {
            for step in Self.columns {
                var fixture = Self.standing(state)
                var taken = step.step(of: fixture)
                guard case .moved = fixture.take(taken, from: step.sender) else { continue }
                let after = fixture.item
                if case .contributionReported(let paid, _) = taken {
                    taken = .contributionReported(paid, known: [paid])
                }
                let second = fixture.take(taken, from: step.sender)
                // An answer that has made a dispute is one of the two that differ.
                let isDispute = after.state.name == .disputed && state != .disputed
                #expect(second == (isDispute ? .refused(.answersDiffer) : .repeated), "\(state) on \(step)")
                #expect(fixture.item == after, "\(state) on \(step)")
            }
        }
    }
}
