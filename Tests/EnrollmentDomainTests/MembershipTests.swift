import Contracts
import EnrollmentDomain
import Testing

@Suite struct MembershipTests {
    @Test func whoJoinsGetsAMemberIdACardAndToday() throws {
        var fixture = Fixture()
        let decision = fixture.decide(Fixture.data())
        guard case .accepted(let acceptance) = decision else {
            Issue.record("\(decision.summary)")
            return
        }
        let membership = try #require(acceptance.newMembership?.membership)
        let person = try #require(acceptance.newPerson)
        #expect(
            acceptance.event.memberID == membership.memberID && acceptance.event.cardNumber == membership.cardNumber)
        #expect(membership.union == Fixture.riders && membership.joinedOn.description == "2026-11-20")
        #expect(person.personID == acceptance.newMembership?.personID && person.birthDate?.description == "1992-02-29")
        #expect(person.document.number == "430104199202290029" && person.phone.digits == "13800000001")
        #expect(acceptance.application.personID == person.personID && acceptance.application.state == .accepted)
        #expect(!acceptance.event.holdingPool && !acceptance.existing && decision.place?.description == "430102")
    }

    @Test func withoutUnionThePoolOfTheCounty() {
        var fixture = Fixture()
        let data = fixture.decide(Fixture.data(union: nil)).outcome!.data
        #expect(data["union"]?.string == "HN-430102-POOL" && data["holdingPool"] == true)
    }

    /// One person in one batch, under every spelling and from two departments: one membership.
    @Test func onePersonIsOneMember() {
        var fixture = Fixture()
        let number = Number.resident(area: "433101", birth: "19781213", sequence: 305)
        let spellings = [number, "433101781213305", "433101 19781213 " + number.suffix(4), "４３３１０１７８１２１３３０５"]
        for (index, spelling) in spellings.enumerated() {
            let decision = fixture.decide(
                Fixture.data(number: "N-\(index)", identity: spelling),
                from: index % 2 == 0 ? Fixture.hunanTax : Fixture.changsha)
            #expect(decision.summary == (index == 0 ? "accepted" : "accepted existing"))
            #expect((decision.newMembership != nil) == (index == 0))
        }
    }

    @Test func elsewhereATransferIsProposedAndNothingDisclosed() {
        var fixture = Fixture()
        _ = fixture.decide(Fixture.data(number: "A"), from: Fixture.changsha)
        let decision = fixture.decide(Fixture.data(number: "B", union: Fixture.zhuzhou.text))
        #expect(decision.summary == "transfer-proposed")
        #expect(decision.outcome?.data == ["applicationNumber": "B"])
        #expect(decision.newMembership == nil && decision.newPerson == nil)
        #expect(decision.place?.description == "430202", "the place applied to, never the other union's")
    }

    @Test func existingDisclosesNothingButTheUnionNamed() {
        var fixture = Fixture()
        _ = fixture.decide(Fixture.data(number: "A"))
        let decision = fixture.decide(Fixture.data(number: "B"))
        #expect(decision.summary == "accepted existing")
        let names = decision.outcome?.data.object?.map(\.key)
        #expect(names == ["applicationNumber", "union", "holdingPool", "warnings", "existing"])
    }

    @Test func consentBroughtDiscloses() throws {
        var fixture = Fixture()
        let first = fixture.decide(Fixture.data(number: "A")).outcome!.data
        let scopes = ["membership", "membership-disclosure"]
        let transfer = fixture.decide(Fixture.data(number: "B", union: Fixture.zhuzhou.text, scopes: scopes))
        #expect(transfer.outcome?.data["union"]?.string == Fixture.riders.text)
        #expect(transfer.outcome?.data["memberId"] == first["memberId"])
        let existing = fixture.decide(Fixture.data(number: "C", scopes: scopes)).outcome!.data
        #expect(existing["memberId"] == first["memberId"] && existing["cardNumber"] == first["cardNumber"])
    }

    @Test func consentOnRecordCountsForItsOwnDepartmentAlone() {
        var fixture = Fixture()
        _ = fixture.decide(Fixture.data(number: "A", scopes: ["membership", "membership-disclosure"]))
        #expect(fixture.decide(Fixture.data(number: "B")).outcome?.data["memberId"] != nil)
        #expect(fixture.decide(Fixture.data(number: "B"), from: Fixture.changsha).outcome?.data["memberId"] == nil)
    }

    @Test func consentOfARefusedApplicationIsNotOnRecord() {
        var fixture = Fixture()
        _ = fixture.decide(Fixture.data(number: "A"))
        let scopes = ["membership", "membership-disclosure"]
        #expect(
            fixture.decide(Fixture.data(number: "B", phone: "1", scopes: scopes)).summary == "rejected phone-format")
        #expect(fixture.decide(Fixture.data(number: "C")).outcome?.data["memberId"] == nil)
    }

    @Test func aMemberElsewhereIsNotPutBeforeReviewers() {
        var fixture = Fixture()
        _ = fixture.decide(Fixture.data(number: "A"))
        #expect(fixture.decide(Fixture.data(number: "B", union: Fixture.couriers.text)).summary == "transfer-proposed")
    }

    @Test func pendingMakesAPersonButNoMember() {
        var fixture = Fixture()
        let pending = fixture.decide(Fixture.data(number: "A", union: Fixture.couriers.text))
        #expect(pending.newPerson != nil && pending.newMembership == nil)
        let accepted = fixture.decide(Fixture.data(number: "B"))
        #expect(accepted.summary == "accepted" && accepted.newPerson == nil)
        #expect(accepted.newMembership?.personID == pending.newPerson?.personID)
    }

    @Test func whoLeftReturnsUnderTheSameMemberId() throws {
        var fixture = Fixture()
        let before = try #require(fixture.decide(Fixture.data(number: "A")).newMembership)
        let document = Fingerprint(Array("resident-id:430104199202290029".utf8))
        var left = before.membership
        left.status = .withdrawn
        fixture.roll = Fixture.roll(people: [document: KnownPerson(personID: before.personID, membership: left)])
        let again = fixture.decide(Fixture.data(number: "B", union: nil))
        #expect(again.summary == "accepted" && again.newPerson == nil)
        #expect(again.newMembership?.isReturn == true)
        #expect(again.newMembership?.membership.memberID == left.memberID)
        #expect(again.newMembership?.membership.cardNumber != left.cardNumber)
    }

    @Test func retainedMembersAreMembers() {
        var fixture = Fixture()
        let membership = fixture.decide(Fixture.data(number: "A")).newMembership!
        var retained = membership.membership
        retained.status = .retained
        let document = Fingerprint(Array("resident-id:430104199202290029".utf8))
        fixture.roll = Fixture.roll(people: [document: KnownPerson(personID: membership.personID, membership: retained)]
        )
        #expect(fixture.decide(Fixture.data(number: "B", union: nil)).summary == "transfer-proposed")
    }

    @Test func aPersonIsFoundUnderAnOlderSearchKey() {
        var fixture = Fixture()
        let membership = fixture.decide(Fixture.data(number: "A")).newMembership!
        let older = Fingerprint([1, 2, 3])
        fixture.roll = Fixture.roll(
            people: [older: KnownPerson(personID: membership.personID, membership: membership.membership)])
        var application = fixture.application(Fixture.data(number: "B"))
        application.alternateDocuments = [Fingerprint([9]), older]
        let decision = fixture.roll.decide(application, at: fixture.now, ids: &fixture.ids)
        #expect(decision.summary == "accepted existing")
        #expect(fixture.decide(Fixture.data(number: "C")).summary == "accepted existing")
    }

    /// The older foreign card and the new one cannot be computed from each other.
    @Test func theOtherForeignCardIsAcceptedForReview() {
        var fixture = Fixture()
        let old = Fixture.data(number: "A", name: "John Smith", type: "foreign-pr-2017", identity: "CAN110081080310")
        let new = Fixture.data(number: "B", name: "JOHN SMITH", type: "foreign-pr-2023", identity: "911124198108030024")
        let other = Fixture.data(
            number: "C", name: "Jane Smith", type: "foreign-pr-2023", identity: "911124198108030024")
        #expect(fixture.decide(old).summary == "accepted")
        #expect(fixture.decide(new).summary == "accepted possible-duplicate-person")
        fixture = Fixture()
        #expect(fixture.decide(old).summary == "accepted")
        #expect(fixture.decide(other).summary == "accepted")
    }
}

extension Fixture {
    static func roll(people: [Fingerprint: KnownPerson]) -> Roll {
        let roll = roll()
        return Roll(
            departments: roll.departments, organizations: roll.organizations, holdingPools: roll.holdingPools,
            consentTexts: roll.consentTexts, people: people)
    }
}
