import Contracts
import Foundation
import ReliefDomain
import Testing

/// What a batch of messages does to the archives it is about.
@Suite struct ArchiveRegisterTests {
    private typealias Fixture = ArchiveFixture

    private func register(_ around: ArchiveSurroundings = Fixture.around()) -> ArchiveRegister {
        ArchiveRegister(around: around, scopes: [Fixture.union: [Fixture.city]], archives: [])
    }

    private func apply(
        _ register: inout ArchiveRegister, _ application: ReliefArchiveApplied, _ content: String = "one",
        from department: DepartmentName = Fixture.union, sentAt: Date? = nil
    ) -> (ArchiveNumber?, ArchiveDecision) {
        register.apply(
            application, documents: Fixture.documents(application.household), content: Fixture.content(content),
            warnings: [Reason(.cardLuhn, field: "payee.number")], from: department, sentAt: sentAt)
    }

    private func codes(_ decision: ArchiveDecision) -> [ReasonCode] {
        if case .refused(let reasons) = decision { reasons.map(\.code) } else { [] }
    }

    @Test func numbersAreDrawnOnceAndTold() throws {
        var register = register()
        let (first, decision) = apply(&register, Fixture.application())
        let (second, _) = apply(&register, Fixture.application("BD-2", Fixture.household(10)))
        #expect(first == ArchiveNumber(division: Fixture.county, serial: 1))
        #expect(second == ArchiveNumber(division: Fixture.county, serial: 2))
        let told = try #require(decision.move?.announcements.first)
        #expect(told.type == .reliefArchiveChangedV1 && told.place == Fixture.county)
        #expect(told.data["state"]?.string == "applied" && told.data["union"]?.string == "HN-430102-0001")
        #expect(told.data["reasons"]?.array?.first?["code"]?.string == "card-luhn")
        #expect(decision.move?.version?.number == 1 && decision.findings.map(\.code) == [.cardLuhn])
        #expect(register.serials.last == [Fixture.county: 2] && register.changed.count == 2)
        let (again, repeated) = apply(&register, Fixture.application())
        #expect(again == first && repeated.word == .repeated && register.serials.last == [Fixture.county: 2])
        guard case .repeated(let announcement?) = repeated else { return #expect(Bool(false)) }
        #expect(announcement.data["repeated"]?.bool == true && announcement.data["archive"]?.string == first?.text)
    }

    /// All reasons at once, and nothing is kept.
    @Test func refusesWithAllReasons() {
        var register = register()
        _ = apply(&register, Fixture.application())
        var application = Fixture.application("BD-2")
        application.division = DivisionCode("430202")!
        application.union = UnionCode("HN-430102-0009")
        application.household.months = Month("2027-01")!...Month("2027-02")!
        application.household.event = HouseholdEvent(kind: .accident, on: CivilDate("2026-12-15")!)
        let (number, decision) = apply(&register, application)
        #expect(number == nil && register.archives.count == 1)
        #expect(
            codes(decision) == [
                .periodNotTwelveMonths, .periodInvalid, .dateFuture, .unionClosed, .outOfScope, .householdFiled,
            ])
        application.union = UnionCode("HN-430102-0002")
        #expect(codes(apply(&register, application).1).contains(.unionUnknown))
        #expect(codes(apply(&register, application, from: Fixture.hotline).1).contains(.outOfScope))
    }

    /// One household, one archive, whoever applies and whichever member it is; after its end it may apply anew.
    @Test func aHouseholdIsFiledOnce() throws {
        var register = register()
        let (first, _) = apply(&register, Fixture.application())
        #expect(codes(apply(&register, Fixture.application("BD-2", Fixture.household(2))).1) == [.householdFiled])
        let (other, _) = apply(&register, Fixture.application("BD-3", Fixture.household(20)))
        let members = Fixture.household(2).members
        let change = ArchiveStep.householdChanged(
            HouseholdChange(members: members), documents: members.map { "d-" + $0.identity.number })
        let number = try #require(other)
        #expect(
            codes(register.take(change, of: number, fromApplicant: Fixture.union, sentAt: nil)) == [.householdFiled])
        _ = register.take(.withdrawn, of: try #require(first), fromApplicant: Fixture.union, sentAt: nil)
        #expect(apply(&register, Fixture.application("BD-2", Fixture.household(2))).1.word == .moved)
        #expect(
            codes(register.take(change, of: number, fromApplicant: Fixture.union, sentAt: nil)) == [.householdFiled])
    }

    /// Filed in an archive that is not at hand, as the store says.
    @Test func whatIsFiledElsewhereIsKnown() {
        let known = Fixture.documents(Fixture.household())[2]
        var register = ArchiveRegister(
            around: Fixture.around(), scopes: [Fixture.union: [Fixture.city]], archives: [],
            filed: [known: ArchiveNumber(division: Fixture.county, serial: 9)!])
        #expect(codes(apply(&register, Fixture.application()).1) == [.householdFiled])
        #expect(register.note(deceased: known) == nil)
    }

    /// Nobody learns that another department's archive exists.
    @Test func anotherDepartmentsArchiveIsUnknown() throws {
        var register = register()
        let number = try #require(apply(&register, Fixture.application()).0)
        for step in [ArchiveStep.withdrawn, .householdChanged(HouseholdChange(address: "x"), documents: nil)] {
            let decision = register.take(step, of: number, fromApplicant: Fixture.hotline, sentAt: nil)
            #expect(decision == .refused([Reason(.archiveUnknown, field: "archive")]))
        }
        let none = try #require(ArchiveNumber(division: Fixture.county, serial: 77))
        #expect(codes(register.take(.drawn, of: none, from: nil)) == [.archiveUnknown])
        #expect(register.passDay(none) == nil && register.passDeadline(none) == nil)
    }

    /// An older word of the same sender about the same side changes nothing, and says so.
    @Test func olderWordsAreOvertaken() throws {
        var life = try ArchiveLife.at("reviewed")
        life.wait(days: 1)
        let now = life.around.now
        func change(_ address: String, _ time: Date) -> ArchiveDecision {
            life.take(.householdChanged(HouseholdChange(address: address), documents: nil), sentAt: time)
        }
        #expect(change("新址一", now).word == .moved)
        #expect(change("旧址", now.addingTimeInterval(-60)) == .overtaken && life.household.address == "新址一")
        // A clock that runs ahead does not silence its sender.
        #expect(change("新址二", now.addingTimeInterval(900_000)).word == .moved)
        life.wait(days: 0.01)
        #expect(change("新址三", life.around.now).word == .moved && life.archive.version.number == 4)
        #expect(change("新址三", life.around.now).word == .repeated)
    }

    /// A correction makes the next version; the earlier one is as it was.
    @Test func aCorrectionMakesTheNextVersion() throws {
        var life = try ArchiveLife.at("returned")
        let known = life.archive.version
        let corrected = Fixture.application("BD-1", Fixture.household(income: 40_000))
        let move = try #require(life.apply(corrected, "two").move)
        #expect(move.version?.number == 2 && life.archive.version == move.version && known.number == 1)
        #expect(life.archive.state == .applied && life.moves.first?.version == known)
        #expect(codes(life.apply(Fixture.application(), "one")) == [.applicationNumberReused])
        var elsewhere = corrected
        elsewhere.division = DivisionCode("430103")!
        life.take(.returned([.evidenceMissing], by: Fixture.wu))
        #expect(codes(life.apply(elsewhere, "three")).contains(.applicationNumberReused))
    }

    @Test func numbersOfACountyCanRunOut() throws {
        var register = ArchiveRegister(
            around: Fixture.around(), scopes: [Fixture.union: [Fixture.city]], archives: [],
            serials: ArchiveSerials([Fixture.county: 999_999]))
        #expect(codes(apply(&register, Fixture.application()).1) == [.archiveNumbersUsedUp])
    }

    @Test func aDeathIsNotedInItsArchive() throws {
        var register = register()
        let number = try #require(apply(&register, Fixture.application()).0)
        let document = Fixture.documents(Fixture.household())[0]
        let result = register.note(deceased: document)
        let noted = try #require(result)
        #expect(noted.0 == number && noted.1.word == .moved && register.archives[number]?.isHeadDead == true)
        #expect(register.note(deceased: document)?.1.word == .repeated)
        #expect(register.note(deceased: "d-nobody") == nil)
    }
}
