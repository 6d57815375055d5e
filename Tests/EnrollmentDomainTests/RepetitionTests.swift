import Contracts
import EnrollmentDomain
import Testing

@Suite struct RepetitionTests {
    @Test(arguments: [
        Fixture.data(), Fixture.data(union: Fixture.couriers.text), Fixture.data(phone: "1"), Fixture.data(union: nil),
    ])
    func theSameAgainGetsTheSameOutcomeAndChangesNothing(data: JSON) {
        var fixture = Fixture()
        let first = fixture.decide(data)
        let drawn = fixture.ids.drawn
        for _ in 0..<3 {
            let again = fixture.decide(data)
            #expect(again.outcome?.type == first.outcome?.type && again.outcome?.decidedAt == first.outcome?.decidedAt)
            #expect(again.outcome?.data == first.outcome?.data.setting("repeated", to: true))
            #expect(again.application == nil && again.newPerson == nil && again.newMembership == nil)
        }
        #expect(fixture.ids.drawn == drawn)
    }

    @Test func theSameMeaningInOtherOrderIsTheSame() throws {
        var fixture = Fixture()
        let data = Fixture.data()
        let reordered = JSON.object(try #require(data.object).reversed())
        #expect(fixture.decide(data).summary == "accepted")
        #expect(fixture.decide(reordered).summary == "accepted repeated")
    }

    @Test(arguments: [Fixture.data(), Fixture.data(union: Fixture.couriers.text)])
    func otherContentIsRefusedAndTheFirstStands(data: JSON) {
        var fixture = Fixture()
        let first = fixture.decide(data)
        let other = fixture.decide(Fixture.data(phone: "13800000002"))
        #expect(other.summary == "rejected application-number-reused" && other.application == nil)
        #expect(other.outcome?.data["applicationNumber"] == "RH-1")
        #expect(fixture.decide(data).summary == first.summary + " repeated")
    }

    @Test func afterARejectionTheCorrectedMayReturn() {
        var fixture = Fixture()
        let wrong = Fixture.data(phone: "1")
        #expect(fixture.decide(wrong).application?.replacesRejection == false)
        let stillWrong = fixture.decide(Fixture.data(phone: "2"))
        #expect(stillWrong.summary == "rejected phone-format" && stillWrong.application?.replacesRejection == true)
        let right = fixture.decide(Fixture.data())
        #expect(right.summary == "accepted" && right.application?.replacesRejection == true)
        #expect(fixture.decide(wrong).summary == "rejected application-number-reused", "the late first one")
        #expect(fixture.decide(Fixture.data()).summary == "accepted repeated")
    }

    @Test func departmentsNumberIndependently() {
        var fixture = Fixture()
        #expect(fixture.decide(Fixture.data()).summary == "accepted")
        let other = fixture.decide(
            Fixture.data(identity: "430122198503071012"), from: Fixture.changsha)
        #expect(other.summary == "accepted")
    }

    @Test func aStoredOutcomeIsRepeatedAsStored() {
        var fixture = Fixture()
        let application = fixture.application(Fixture.data())
        let outcome = Outcome(
            type: .enrollmentRejectedV1, data: ["applicationNumber": "RH-1", "reasons": [], "later": 1],
            decidedAt: fixture.now)
        let known = KnownApplication(
            key: application.key!, content: application.content, state: .rejected, outcome: outcome)
        let roll = Fixture.roll()
        fixture.roll = Roll(
            departments: roll.departments, organizations: roll.organizations, holdingPools: roll.holdingPools,
            consentTexts: roll.consentTexts, applications: [known.key: known])
        let decision = fixture.roll.decide(application, at: fixture.now, ids: &fixture.ids)
        #expect(decision.outcome?.data["later"] == 1 && decision.outcome?.data["repeated"] == true)
    }

    /// Ten thousand applications of a few people under a few numbers, at random: never two memberships of one person,
    /// and never two contents accepted under one number.
    @Test func invariantsHoldForAnyOrder() {
        var generator = Seeded(state: 42)
        for _ in 0..<20 {
            var fixture = Fixture()
            var members: [PersonID: Int] = [:]
            var accepted: [ApplicationKey: ContentDigest] = [:]
            for _ in 0..<500 {
                let data = Fixture.data(
                    number: "N-\(Int.random(in: 0..<40, using: &generator))",
                    identity: Number.resident(sequence: Int.random(in: 0..<12, using: &generator)),
                    phone: Bool.random(using: &generator) ? "13800000001" : "1",
                    union: [nil, Fixture.riders.text, Fixture.couriers.text, Fixture.zhuzhou.text].randomElement(
                        using: &generator)!)
                let department = Bool.random(using: &generator) ? Fixture.hunanTax : Fixture.changsha
                let decision = fixture.decide(data, from: department)
                if let membership = decision.newMembership { members[membership.personID, default: 0] += 1 }
                if let record = decision.application, record.state != .rejected {
                    #expect(accepted.updateValue(record.content, forKey: record.key) == nil)
                }
            }
            #expect(members.count <= 12 && members.values.allSatisfy { $0 == 1 })
        }
    }
}

/// A repeatable generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
