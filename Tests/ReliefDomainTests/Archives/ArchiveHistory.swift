import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// Chance leads some households through months of everything that can be said of them, in any order, and after each step
/// what must always hold is looked at.
struct ArchiveHistory {
    private typealias Fixture = ArchiveFixture

    private var chance: Chance
    private var around = ArchiveFixture.around()
    private var archives: [ArchiveNumber: Archive] = [:]
    private var serials = ArchiveSerials()
    private var versions: [ArchiveNumber: [HouseholdVersion]] = [:]
    private var assessed: [ArchiveNumber: [(version: Int, category: HardshipCategory?)]] = [:]
    private var publicities: [ArchiveNumber: Publicity] = [:]
    private var decidedObjections: [ArchiveNumber: Set<String>] = [:]
    private var raisedObjections: [ArchiveNumber: Set<String>] = [:]
    private(set) var seen: [String: Int] = [:]
    private var steps = 0

    /// Some are one person under two accounts, one is the first household's relative.
    private static let officers: [Officer] = {
        let roles: [OfficerRole] = [.reviewer, .visitor]
        func officer(_ name: String, _ person: String, _ level: ApprovalLevel, of relatives: Set<String> = [])
            -> Officer
        {
            let appointments = roles.map { Officer.Appointment($0, in: Fixture.city) }
            return Officer(
                Decider(name: name, document: "d-" + person), relatives: relatives,
                appointments: appointments + [.init(.approver, in: Fixture.city, level: level)])
        }
        return [
            officer("li", "li", .county), officer("li2", "li", .city), officer("he", "he", .county),
            officer("wu", "wu", .city), officer("sun", "sun", .city), officer("wang", "wang", .county),
            officer("wang2", "wang", .city),
            officer("qin", "qin", .county, of: ["d-\(Fixture.identity(1).number)"]),
        ]
    }()

    init(_ seed: Int) { chance = Chance(seed) }

    mutating func run(_ count: Int) {
        for _ in 0..<count {
            steps += 1
            if chance.once(in: 5) { around.now.addTimeInterval(Double(chance.below(12 * 86_400))) }
            if chance.once(in: 60) { around.now.addTimeInterval(200 * 86_400) }
            around.calendar = chance.once(in: 25) ? HolidayCalendar() : Self.calendars[chance.below(3)]
            around.offices =
                chance.once(in: 10) ? [:] : [Fixture.county: chance.once(in: 12) ? Fixture.hotline : Fixture.civil]
            step()
        }
    }

    private mutating func step() {
        var register = ArchiveRegister(
            around: around, scopes: [Fixture.union: [Fixture.city]], archives: Array(archives.values), serials: serials)
        let before = archives
        var (number, decision): (ArchiveNumber?, ArchiveDecision?)
        if archives.isEmpty || chance.once(in: 12) {
            let application = Fixture.application("BD-\(chance.below(12))", household())
            let (applied, outcome) = register.apply(
                application, documents: Fixture.documents(application.household),
                content: Fixture.content("\(chance.below(40))"), from: Fixture.union, sentAt: sentAt())
            (number, decision) = (applied, outcome)
        } else {
            let archive = chance.one(of: archives.values.sorted { $0.number < $1.number })
            (number, decision) = happen(to: archive, &register)
        }
        archives = register.archives
        serials = register.serials
        guard let number else {
            #expect(register.changed.isEmpty && archives == before)
            return
        }
        check(number, before[number], decision, register)
    }

    private mutating func happen(
        to archive: Archive, _ register: inout ArchiveRegister
    ) -> (ArchiveNumber, ArchiveDecision?) {
        let what = chance.once(in: 2) ? chance.below(26) : chance.one(of: Self.fitting[archive.state.word] ?? [25])
        // Whoever has died may be in another archive by now.
        if what == 22, chance.once(in: 3), let died = register.note(deceased: chance.one(of: archive.version.documents))
        {
            return died
        }
        return (archive.number, happen(what, to: archive, &register))
    }

    /// What leads on from where an archive stands, so that chance comes to its end now and then.
    private static let fitting: [ArchiveStateWord: [Int]] = [
        .applied: [0], .reviewed: [2], .visiting: [2], .visited: [5], .authorised: [17], .verifying: [7, 7, 7, 24],
        .rechecking: [11, 11, 13], .publicised: [25, 25, 25, 21], .approving: [14, 14, 14, 14, 21],
        .active: [25, 20, 23],
        .reviewing: [18, 18, 23], .exiting: [25, 19, 21],
    ]

    private mutating func happen(
        _ what: Int, to archive: Archive, _ register: inout ArchiveRegister
    ) -> ArchiveDecision? {
        let number = archive.number
        let officer = chance.one(of: Self.officers)
        func take(_ step: ArchiveStep) -> ArchiveDecision { register.take(step, of: number, from: nil) }
        switch what {
        case 0, 1: return take(.reviewed(by: officer))
        case 2, 3, 4: return take(.visited(by: officer))
        case 5, 6:
            let message = ReliefAuthorisationSigned(
                archive: number, textVersion: "2026-01",
                signers: chance.once(in: 4) ? [1] : archive.version.household.adults(on: around.today),
                at: around.now.addingTimeInterval(-60), reference: SourceReference("SQ-\(chance.below(3))")!)
            return register.take(.authorised(message), of: number, fromApplicant: Fixture.union, sentAt: sentAt())
        case 7, 8, 9:
            let result = chance.one(of: [
                VerificationResult.consistent, .consistent, .consistent, .differs, .incomplete,
            ])
            let message = ReliefVerificationAnswered(
                archive: number, round: chance.once(in: 5) ? 1 + chance.below(4) : max(archive.rounds, 1),
                result: result, deceased: chance.once(in: 20) ? [1 + chance.below(3)] : [],
                reference: SourceReference("HD-1")!)
            let content = Fixture.content("\(result.rawValue)\(message.deceased)\(message.round)")
            let office = chance.once(in: 8) ? Fixture.hotline : archive.state.verification?.office ?? Fixture.civil
            return register.take(.verified(message, content: content), of: number, from: office)
        case 10: return chance.once(in: 2) ? nil : take(.returned([.evidenceMissing], by: officer))
        case 11, 12: return take(.rechecked(by: officer))
        case 13: return take(.askedAgain(by: officer))
        case 14, 15, 16: return take(.signed(by: officer))
        case 17: return chance.once(in: 4) ? take(.declined([.reviewDeclined], by: officer)) : take(.officeKnown)
        case 18: return take(.yearlyReviewed(by: officer))
        case 19:
            let objection = archive.objections.first ?? Fixture.objection("YY-0")
            return take(.objectionDecided(objection, isUpheld: chance.once(in: 2), by: officer))
        case 20: return take(chance.once(in: 2) ? .exit(.movedAway, by: officer) : .drawn)
        case 21: return take(.objected(Fixture.objection("YY-\(steps)")))
        case 22: return nil
        case 23:
            let household = household()
            let change = HouseholdChange(
                months: household.months, members: chance.once(in: 2) ? household.members : nil,
                address: "某路\(chance.below(9))号")
            return register.take(
                .householdChanged(change, documents: change.members == nil ? nil : Fixture.documents(household)),
                of: number, fromApplicant: Fixture.union, sentAt: sentAt())
        case 24:
            guard chance.once(in: 8) else { return register.passDeadline(number).map { .moved($0) } }
            return register.take(.withdrawn, of: number, fromApplicant: Fixture.union, sentAt: sentAt())
        default: return register.passDay(number).map { .moved($0) }
        }
    }

    private mutating func household() -> Household {
        var household = Fixture.household(
            1 + 3 * chance.below(6) + (chance.once(in: 4) ? 1 : 0),
            income: Int64(chance.one(of: [20_000, 60_000, 80_000, 120_000])), adults: 1 + chance.below(3))
        let last = Month(around.today).advanced(by: -1 - chance.below(chance.once(in: 6) ? 30 : 3))
        household.months = last.advanced(by: -11)...last
        return household
    }

    private mutating func sentAt() -> Date? {
        chance.once(in: 3) ? nil : around.now.addingTimeInterval(Double(chance.below(400)) - 200)
    }

    /// Three readings of one calendar: as announced, and corrected either way.
    private static let calendars: [HolidayCalendar] = {
        var days = PublicityTests.days("2026-01-01", 3, .holiday)
        for year in 2027...2060 { days[CivilDate("\(year)-01-01")!] = .holiday }
        return [
            HolidayCalendar(days),
            HolidayCalendar(days.merging(PublicityTests.days("2026-12-15", 3, .holiday)) { $1 }),
            HolidayCalendar(days.merging(PublicityTests.days("2026-12-19", 2, .workday)) { $1 }),
        ]
    }()
}

extension ArchiveHistory {
    private mutating func check(
        _ number: ArchiveNumber, _ before: Archive?, _ decision: ArchiveDecision?, _ register: ArchiveRegister
    ) {
        guard let archive = archives[number] else { return }
        let place = "\(number) \(before?.state.word.rawValue ?? "-") → \(archive.state.word.rawValue)"
        #expect(register.changed == (archive == before ? [] : [number]), "\(place)")
        guard case .moved(let move)? = decision else {
            #expect(archive == before, "\(place): \(String(describing: decision?.word)) changed something")
            return
        }
        seen["\(before?.state.word.rawValue ?? "-") \(archive.state.word.rawValue)", default: 0] += 1
        #expect(before.map { !$0.state.isClosed } ?? true, "\(place): what has ended was moved")
        checkVersions(archive, move, place)
        checkDecision(archive, before, move, place)
        checkPublicity(archive, before, place)
        checkObjections(archive, before, move, place)
        for case .verify(let question, let office) in move.requests {
            guard case .verifying(_, let authorisation, let open) = archive.state else {
                Issue.record("\(place): asked where nothing is open")
                continue
            }
            #expect(open.office == office && question.round == archive.rounds && question.members.count == 3)
            let adults = archive.version.household.adults(on: around.today).map { archive.version.documents[$0 - 1] }
            if question.attempt == 1 { #expect(authorisation.signers.isSuperset(of: adults), "\(place)") }
        }
        // Nobody is in two archives that have not ended.
        let live = archives.values.filter { !$0.state.isClosed }.flatMap(\.version.documents)
        #expect(Set(live).count == live.count, "\(place): filed twice")
    }

    /// Nothing of an earlier version is lost: each is one more, and the archive holds the last.
    private mutating func checkVersions(_ archive: Archive, _ move: ArchiveMove, _ place: String) {
        if let version = move.version {
            #expect(version.number == versions[archive.number, default: []].count + 1, "\(place)")
            versions[archive.number, default: []].append(version)
        }
        #expect(versions[archive.number]?.last == archive.version, "\(place)")
    }

    /// Never decided without an assessment of that version, nor in force without signatures of different people.
    private mutating func checkDecision(
        _ archive: Archive, _ before: Archive?, _ move: ArchiveMove, _ place: String
    ) {
        if let assessment = move.assessment {
            assessed[archive.number, default: []].append((archive.version.number, assessment.category))
        }
        if let computed = archive.state.computed {
            let known = assessed[archive.number, default: []]
            #expect(known.contains { $0.version == computed.version && $0.category == computed.category }, "\(place)")
        }
        if before?.state.word != archive.state.word, [.publicised, .active].contains(archive.state.word) {
            #expect(!archive.isHeadDead, "\(place): the head is dead")
        }
        guard let force = archive.state.inForce, case .approved(let approved) = force.basis else {
            #expect(archive.state.inForce == nil, "\(place)")
            return
        }
        let inquiry = approved.qualified.inquiry
        #expect(!inquiry.first.by.isSamePerson(as: inquiry.second.by), "\(place)")
        let signers = approved.signatures.map(\.by.document)
        let others =
            [inquiry.review, inquiry.first, inquiry.second].map(\.by.document)
            + [approved.qualified.recheckedBy?.document].compactMap { $0 }
        #expect(Set(signers).count == 2 && Set(signers).isDisjoint(with: others), "\(place)")
        #expect(approved.signatures.map(\.level) == [.county, .city], "\(place)")
    }

    /// Once publicised, the last day is only ever later, and nothing is approved before it is over.
    private mutating func checkPublicity(_ archive: Archive, _ before: Archive?, _ place: String) {
        if case .publicised(_, let publicity) = archive.state {
            if before?.state.word == .publicised, let known = publicities[archive.number] {
                #expect(publicity.from == known.from && publicity.until >= known.until, "\(place)")
            } else {
                #expect(publicity.from == around.today, "\(place)")
            }
            #expect(publicity.until.daysSince1970 - publicity.from.daysSince1970 >= 5, "\(place)")
            publicities[archive.number] = publicity
        }
        if archive.state.word == .approving, before?.state.word == .publicised {
            #expect(publicities[archive.number].map { $0.until < around.today } == true, "\(place)")
        }
    }

    /// Every objection is decided once, and none is open where it is signed, or after the end.
    private mutating func checkObjections(
        _ archive: Archive, _ before: Archive?, _ move: ArchiveMove, _ place: String
    ) {
        for objection in archive.objections {
            raisedObjections[archive.number, default: []].insert(objection.reference.text)
        }
        for decided in move.objections {
            let reference = decided.objection.reference.text
            #expect(raisedObjections[archive.number]?.contains(reference) == true, "\(place)")
            #expect(
                decidedObjections[archive.number, default: []].insert(reference).inserted, "\(place): decided twice")
        }
        let decided = decidedObjections[archive.number, default: []].count
        #expect(raisedObjections[archive.number, default: []].count == decided + archive.objections.count, "\(place)")
        let open: Set<ArchiveStateWord> = [.rechecking, .verifying, .authorised, .exiting]
        #expect(archive.objections.isEmpty || open.contains(archive.state.word), "\(place)")
    }
}

@Suite struct ArchiveHistoryTests {
    @Test(arguments: 0..<40) func alwaysHolds(seed: Int) {
        var history = ArchiveHistory(seed)
        history.run(300)
    }

    /// Chance comes everywhere: else what always holds was not looked at where it matters.
    @Test func comesEverywhere() {
        var seen: Set<String> = []
        for seed in 100..<130 {
            var history = ArchiveHistory(seed)
            history.run(400)
            seen.formUnion(history.seen.keys)
        }
        let states = Set(seen.map { String($0.split(separator: " ")[1]) })
        #expect(states == Set(ArchiveStateWord.allCases.map(\.rawValue)))
        for way in [
            "- applied", "returned applied", "verifying verifying", "verifying publicised", "verifying rechecking",
            "verifying declined", "rechecking verifying", "rechecking publicised", "publicised publicised",
            "publicised rechecking", "approving rechecking", "approving active", "active reviewing", "reviewing active",
            "reviewing exiting", "exiting active", "exiting exited",
        ] {
            #expect(seen.contains(way), "\(way) was never gone")
        }
    }
}
