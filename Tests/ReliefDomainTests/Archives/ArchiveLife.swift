import Contracts
import Foundation
import ReliefDomain
import Testing

/// One archive, led from its application to where a test wants it, by steps alone.
struct ArchiveLife {
    private typealias Fixture = ArchiveFixture

    var around: ArchiveSurroundings
    private(set) var archive: Archive
    private(set) var moves: [ArchiveMove] = []

    init(
        _ application: ReliefArchiveApplied = ArchiveFixture.application(),
        _ around: ArchiveSurroundings = ArchiveFixture.around()
    )
        throws
    {
        self.around = around
        var register = ArchiveRegister(around: around, scopes: [Fixture.union: [Fixture.city]], archives: [])
        let (number, decision) = register.apply(
            application, documents: Fixture.documents(application.household), content: Fixture.content("one"),
            from: Fixture.union, sentAt: around.now)
        archive = try #require(number.flatMap { register.archives[$0] }, "\(decision)")
        moves = try [#require(decision.move)]
    }

    var number: ArchiveNumber { archive.number }
    var household: Household { archive.version.household }

    private mutating func with(_ body: (inout ArchiveRegister) -> ArchiveDecision?) -> ArchiveDecision? {
        var register = ArchiveRegister(
            around: around, scopes: [Fixture.union: [Fixture.city]], archives: [archive],
            serials: ArchiveSerials([Fixture.county: archive.number.serial]))
        let before = archive
        let decision = body(&register)
        archive = register.archives[number] ?? archive
        #expect(register.changed == (archive == before ? [] : [number]))
        if let move = decision?.move { moves.append(move) }
        return decision
    }

    /// As the one who may: the department that applied, or anybody else.
    @discardableResult mutating func take(
        _ step: ArchiveStep, from sender: DepartmentName? = nil, sentAt: Date? = nil
    ) -> ArchiveDecision {
        with { [number] register in
            switch step.word {
            case .householdChanged, .withdrawn, .authorised:
                register.take(step, of: number, fromApplicant: sender ?? Fixture.union, sentAt: sentAt)
            case .verified: register.take(step, of: number, from: sender ?? Fixture.civil)
            case .objected: register.take(step, of: number, from: sender ?? Fixture.hotline)
            default: register.take(step, of: number, from: sender)
            }
        }!
    }

    @discardableResult mutating func apply(
        _ application: ReliefArchiveApplied, _ content: String, sentAt: Date? = nil
    ) -> ArchiveDecision {
        with { register in
            register.apply(
                application, documents: Fixture.documents(application.household), content: Fixture.content(content),
                from: Fixture.union, sentAt: sentAt
            ).1
        }!
    }

    mutating func passDay() -> ArchiveMove? { with { [number] in $0.passDay(number).map { .moved($0) } }?.move }
    mutating func passDeadline() -> ArchiveMove? {
        with { [number] in $0.passDeadline(number).map { .moved($0) } }?.move
    }

    /// So many days later.
    mutating func wait(days: Double) { around.now.addTimeInterval(days * 86_400) }

    mutating func authorise(_ reference: String = "SQ-1", signers: [Int] = [1, 2]) -> ArchiveDecision {
        take(
            .authorised(
                ReliefAuthorisationSigned(
                    archive: number, textVersion: "2026-01", signers: signers, at: ArchiveFixture.start,
                    reference: SourceReference(reference)!)))
    }

    mutating func answer(
        _ result: VerificationResult = .consistent, round: Int = 1, content: String? = nil, deceased: [Int] = [],
        from sender: DepartmentName? = nil
    ) -> ArchiveDecision {
        take(
            .verified(
                ReliefVerificationAnswered(
                    archive: number, round: round, result: result, deceased: deceased,
                    reference: SourceReference("HD-1")!), content: Fixture.content(content ?? result.rawValue)),
            from: sender)
    }

    /// The states of the table, and some that stand for a row of their own: `approving+` was signed by the county,
    /// `rechecking!` and `exiting!` have an objection open.
    static let places = [
        "applied", "returned", "reviewed", "visiting", "visited", "authorised", "verifying", "rechecking",
        "rechecking!", "publicised", "approving", "approving+", "active", "reviewing", "exiting", "exiting!", "exited",
        "declined",
    ]

    static func at(_ place: String, _ household: Household = ArchiveFixture.household()) throws -> ArchiveLife {
        var life = try ArchiveLife(Fixture.application("BD-1", household))
        if place == "applied" { return life }
        if place == "returned" {
            life.take(.returned([.evidenceMissing], by: Fixture.wu))
            return life
        }
        if place == "declined" {
            life.take(.declined([.notInHardship], by: Fixture.wu))
            return life
        }
        life.take(.reviewed(by: Fixture.li))
        if place == "reviewed" { return life }
        life.take(.visited(by: Fixture.li))
        if place == "visiting" { return life }
        life.take(.visited(by: Fixture.he))
        if place == "visited" { return life }
        if place == "authorised" { life.around.offices = [:] }
        _ = life.authorise()
        life.around.offices = [Fixture.county: Fixture.civil]
        if place == "authorised" || place == "verifying" { return life }
        _ = life.answer(place == "rechecking" ? .differs : .consistent)
        if place == "rechecking" || place == "publicised" { return life }
        if place == "rechecking!" {
            life.take(.objected(Fixture.objection()))
            return life
        }
        life.wait(days: 8)
        _ = life.passDay()
        if place == "approving" { return life }
        life.take(.signed(by: Fixture.wang))
        if place == "approving+" { return life }
        life.take(.signed(by: Fixture.zhao))
        if place == "active" { return life }
        if place == "reviewing" {
            life.take(.drawn)
            return life
        }
        life.take(.exit(.movedAway, by: Fixture.wu))
        if place == "exiting!" { life.take(.objected(Fixture.objection())) }
        if place == "exited" {
            life.wait(days: 16)
            _ = life.passDay()
        }
        return life
    }
}
