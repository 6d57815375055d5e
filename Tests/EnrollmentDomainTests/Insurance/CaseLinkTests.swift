import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Where the person pays: the latest link counts, for as long as it works.
@Suite struct CaseLinkTests {
    private static func link(_ path: String, until: String? = nil) -> PaymentLink {
        PaymentLink(
            url: PaymentURL("https://tax.example.cn/pay/\(path)")!, validUntil: until.map { CaseFixture.time($0) })
    }

    private static func issued(_ link: PaymentLink, in fixture: inout CaseFixture) -> CaseRuling {
        fixture.take(.paymentLinkIssued(round: 1, link), from: CaseFixture.tax)
    }

    @Test func theLinkIsReplacedWhileNothingIsPaid() {
        var fixture = CaseTransitionTests.standing(.linkReady)
        let other = Self.link("43")
        #expect(Self.issued(other, in: &fixture) == .moved([.changed(.linkReady)]))
        #expect(fixture.item.state.plan?.link == other)
        // The same address, and from now on for a limited time.
        let limited = Self.link("43", until: "2026-03-11T08:00:00+08:00")
        #expect(Self.issued(limited, in: &fixture) == .moved([.changed(.linkReady)]))
        #expect(fixture.item.state.plan?.link == limited && fixture.item.dueAt == limited.validUntil)
        #expect(Self.issued(limited, in: &fixture) == .repeated)
    }

    /// A link that comes after the first contribution is not lost to the person; the case stands where it stood.
    @Test func aLinkAfterThePaymentIsKept() {
        for state in [InsuranceState.current, .arrears] {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            #expect(Self.issued(Self.link("44"), in: &fixture) == .moved([.changed(state)]))
            #expect(fixture.item.state.plan?.link == Self.link("44"))
            #expect(fixture.item.state.name == state && fixture.item.dueAt == before.dueAt)
            #expect(fixture.item.since == before.since && fixture.item.state.paid == before.state.paid)
            #expect(Self.issued(Self.link("44"), in: &fixture) == .repeated)
            #expect(
                fixture.take(.paymentLinkIssued(round: 1, Self.link("45")), from: CaseFixture.social)
                    == .refused(.notAsked))
        }
        // Who has paid before the link came.
        var early = CaseTransitionTests.standing(.paymentLinkAsked)
        early.take(.payment)
        #expect(early.take(.link) == "." && early.item.state.plan?.link == CaseFixture.link)
    }

    /// What works no more is no link: it is refused, and the person keeps what there is.
    @Test func aLinkThatWorksNoMoreIsRefused() {
        for state in [InsuranceState.paymentLinkAsked, .linkReady, .current] {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            let over = PaymentLink(url: Self.link("46").url, validUntil: fixture.around.now)
            #expect(Self.issued(over, in: &fixture) == .refused(.paymentLinkExpired))
            #expect(fixture.item == before)
        }
    }

    /// While nothing is paid another is asked for as soon as the link works no more.
    @Test func whileNothingIsPaidAnotherLinkIsAskedFor() {
        var fixture = CaseTransitionTests.standing(.paymentLinkAsked)
        let first = Self.link("1", until: "2026-03-11T12:00:00+08:00")
        #expect(Self.issued(first, in: &fixture) == .moved([.changed(.linkReady)]))
        #expect(fixture.item.dueAt == first.validUntil, "before the person is reminded")
        fixture.passDeadline()
        #expect(fixture.effects.questions == ["payment link of tax-hunan"])
        #expect(fixture.item.state.name == .paymentLinkAsked && fixture.item.attempt == 1)
        #expect(fixture.item.state.plan?.link == first, "it is known that there was one")
        #expect(Self.issued(first, in: &fixture) == .refused(.paymentLinkExpired))
        let second = Self.link("1", until: "2026-12-31T12:00:00+08:00")
        #expect(Self.issued(second, in: &fixture) == .moved([.changed(.linkReady)]))
        #expect(fixture.item.dueAt == fixture.around.now.addingTimeInterval(3 * 86_400), "the person is reminded first")
        fixture.passDeadline()
        #expect(fixture.effects == [.changed(.linkReady)] && fixture.item.attempt == 2)
        // Where nobody can be asked it stands as registered, and an operator hears why.
        fixture.around.now = second.validUntil!
        fixture.around.collector?.hasKey = false
        #expect(fixture.item.passDeadline(fixture.around) == [.changed(.registered)])
        fixture.passDeadline()
        #expect(fixture.effects == [.stalled(.partnerKeyMissing)])
    }

    @Test func anOperatorAsksForAnotherAtOnce() {
        var fixture = CaseTransitionTests.standing(.paymentLinkAsked)
        let short = PaymentLink(url: Self.link("1").url, validUntil: fixture.around.now.addingTimeInterval(1))
        _ = Self.issued(short, in: &fixture)
        #expect(
            fixture.item.dueAt == fixture.around.now.addingTimeInterval(3_600),
            "an office whose links work for a second is not asked every second")
        fixture.around.now = fixture.around.now.addingTimeInterval(2)
        #expect(fixture.item.retry(fixture.around)?.questions == ["payment link of tax-hunan"])
    }

    /// Once something is paid nobody is asked for a link any more.
    @Test func afterThePaymentNoLinkIsAskedFor() {
        var fixture = CaseTransitionTests.standing(.linkReady)
        _ = Self.issued(Self.link("1", until: "2026-03-12T12:00:00+08:00"), in: &fixture)
        fixture.take(.payment)
        let owed = fixture.item.dueAt
        fixture.wait(until: "2026-03-20T08:00:00+08:00")
        #expect(fixture.item.passDeadline(fixture.around) == [] && fixture.item.dueAt == owed)
    }
}
