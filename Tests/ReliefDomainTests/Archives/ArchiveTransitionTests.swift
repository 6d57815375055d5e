import Contracts
import Foundation
import ReliefDomain
import Testing

/// The table of `ArchiveState`, cell by cell.
@Suite struct ArchiveTransitionTests {
    private typealias Fixture = ArchiveFixture

    /// What can happen, in one spelling each.
    enum Happening: String, Sendable, CaseIterable {
        case changed, anotherAdult, withdrawn, authorised, authorisedOtherwise, consistent, differs, ofRoundTwo,
            bySomebodyElse, objected, objectedAgain, headDied, memberDied, reviewed, visitedByHe, visitedBySun,
            returned, rechecked, askedAgain, signedByCounty, signedByCity, declined, yearlyReviewed, upheld, rejected,
            movedAway, drawn, levelled, officeKnown, appliedAlike, appliedOtherwise, day, deadline
    }

    /// In each place of `ArchiveLife.places`, in their order: the state after it where it moved, else the decision or the
    /// reason; `.` is `archive-state`, `-` nothing.
    private static let table: [Happening: String] = [
        .changed: """
        applied . reviewed visiting visited authorised . rechecking rechecking . . . reviewing reviewing . . . .
        """,
        .anotherAdult: """
        applied . reviewed visiting visited visited . rechecking rechecking . . . reviewing reviewing . . . .
        """,
        .withdrawn: """
        declined declined declined declined declined declined declined declined declined declined declined declined \
        exiting exiting . . . .
        """,
        .authorised: ". . . . verifying repeated repeated . . . . . . . . . . .",
        .authorisedOtherwise: ". . . . verifying . . . . . . . . . . . . .",
        .consistent: """
        not-asked not-asked not-asked not-asked not-asked not-asked publicised answers-differ repeated repeated repeated \
        repeated repeated repeated repeated repeated repeated not-asked
        """,
        .differs: """
        not-asked not-asked not-asked not-asked not-asked not-asked rechecking repeated answers-differ rechecking \
        rechecking rechecking answers-differ answers-differ answers-differ answers-differ answers-differ not-asked
        """,
        .ofRoundTwo: """
        not-asked not-asked not-asked not-asked not-asked not-asked round-unknown round-unknown round-unknown \
        round-unknown round-unknown round-unknown round-unknown round-unknown round-unknown round-unknown round-unknown \
        not-asked
        """,
        .bySomebodyElse: String(repeating: "not-asked ", count: 18),
        .objected: """
        nothing-published nothing-published nothing-published nothing-published nothing-published nothing-published \
        nothing-published nothing-published rechecking rechecking rechecking rechecking objection-late objection-late \
        exiting exiting objection-late nothing-published
        """,
        .objectedAgain: """
        nothing-published nothing-published nothing-published nothing-published nothing-published nothing-published \
        nothing-published nothing-published repeated rechecking rechecking rechecking objection-late objection-late \
        exiting repeated objection-late nothing-published
        """,
        .headDied: """
        applied returned reviewed visiting visited authorised verifying rechecking rechecking publicised approving \
        approving exiting exiting exiting exiting repeated repeated
        """,
        .memberDied: """
        applied returned reviewed visiting visited authorised verifying rechecking rechecking publicised approving \
        approving reviewing reviewing exiting exiting repeated repeated
        """,
        .reviewed: "reviewed . . . . . . . . . . . . . . . . .",
        .visitedByHe: ". . visiting visited . . . . . . . . . . . . . .",
        .visitedBySun: ". . visiting visited . . . . . . . . . . . . . .",
        .returned: "returned . returned returned returned returned . returned returned . returned returned . . . . . .",
        .rechecked: ". . . . . . . publicised publicised . . . . . . . . .",
        .askedAgain: ". . . . . . . verifying verifying . . . . . . . . .",
        .signedByCounty: ". . . . . . . . . . approving level-not-due . . . . . .",
        .signedByCity: ". . . . . . . . . . level-not-due active . . . . . .",
        .declined: """
        declined declined declined declined declined declined declined declined declined declined declined declined . . \
        . . . .
        """,
        .yearlyReviewed: ". . . . . . . . . . . . . active . . . .",
        .upheld: ". . . . . . . . . . . . . . objection-unknown active . .",
        .rejected: ". . . . . . . . . . . . . . objection-unknown exiting . .",
        .movedAway: ". . . . . . . . . . . . exiting exiting . . . .",
        .drawn: ". . . . . . . . . . . . reviewing repeated . . . .",
        .levelled: """
        applied . reviewed visiting visited authorised verifying rechecking rechecking publicised approving . . . . . . .
        """,
        .officeKnown: ". . . . . verifying . . . . . . . . . . . .",
        .appliedAlike: String(repeating: "repeated ", count: 18),
        .appliedOtherwise: "application-number-reused applied "
            + String(repeating: "application-number-reused ", count: 16),
        .day: "- - - - - - - - - approving - - reviewing - exited - - -",
        .deadline: "- - - - - - verifying - - - - - - - - - - -",
    ]

    @Test func standsWhereItIsLed() throws {
        for place in ArchiveLife.places {
            let life = try ArchiveLife.at(place)
            #expect(life.archive.state.word.rawValue == place.filter(\.isLetter))
            #expect(life.archive.objections.count == (place.hasSuffix("!") ? 1 : 0))
        }
        #expect(Set(ArchiveLife.places.map { $0.filter(\.isLetter) }) == Set(ArchiveStateWord.allCases.map(\.rawValue)))
    }

    @Test(arguments: Happening.allCases) func happensInEveryState(happening: Happening) throws {
        let cells = try #require(Self.table[happening]).split(separator: " ").map(String.init)
        try #require(cells.count == ArchiveLife.places.count, "\(happening): \(cells.count)")
        for (place, cell) in zip(ArchiveLife.places, cells) {
            var life = try ArchiveLife.at(place)
            let before = life.archive
            let decision = Self.let(happening, happenTo: &life)
            let after = life.archive
            let expected = cell == "." ? "archive-state" : cell
            switch decision {
            case nil: #expect(expected == "-" && after == before, "\(place)")
            case .moved(let move):
                #expect(after.state.word.rawValue == expected, "\(place)")
                #expect(after != before, "\(place)")
                if after.state.word != before.state.word || move.version != nil {
                    #expect(move.announcements.first?.type == .reliefArchiveChangedV1, "\(place)")
                    #expect(move.announcements.first?.data["state"]?.string == expected, "\(place)")
                }
            case .repeated: #expect(expected == "repeated" && after == before, "\(place)")
            case .overtaken: #expect(expected == "overtaken" && after == before, "\(place)")
            case .refused(let reasons):
                #expect(reasons.first?.code.rawValue == expected && after == before, "\(place): \(reasons)")
            }
        }
    }

    static func `let`(_ happening: Happening, happenTo life: inout ArchiveLife) -> ArchiveDecision? {
        let officer = Fixture.wu
        let move = { (move: ArchiveMove?) in move.map { ArchiveDecision.moved($0) } }
        switch happening {
        case .changed: return life.take(.householdChanged(HouseholdChange(address: "新址"), documents: nil))
        case .anotherAdult:
            let members = Fixture.household(adults: 3).members
            return life.take(
                .householdChanged(
                    HouseholdChange(members: members), documents: members.map { "d-" + $0.identity.number }))
        case .withdrawn: return life.take(.withdrawn)
        case .authorised: return life.authorise()
        case .authorisedOtherwise: return life.authorise("SQ-2")
        case .consistent: return life.answer()
        case .differs: return life.answer(.differs)
        case .ofRoundTwo: return life.answer(round: 2)
        case .bySomebodyElse: return life.answer(from: Fixture.hotline)
        case .objected: return life.take(.objected(Fixture.objection("YY-2")))
        case .objectedAgain: return life.take(.objected(Fixture.objection()))
        case .headDied: return life.take(.died(document: life.archive.version.documents[0]))
        case .memberDied: return life.take(.died(document: life.archive.version.documents[2]))
        case .reviewed: return life.take(.reviewed(by: officer))
        case .visitedByHe: return life.take(.visited(by: Fixture.he))
        case .visitedBySun: return life.take(.visited(by: Fixture.sun))
        case .returned: return life.take(.returned([.evidenceMissing], by: officer))
        case .rechecked: return life.take(.rechecked(by: officer))
        case .askedAgain: return life.take(.askedAgain(by: officer))
        case .signedByCounty: return life.take(.signed(by: Fixture.wang))
        case .signedByCity: return life.take(.signed(by: Fixture.zhao))
        case .declined: return life.take(.declined([.reviewDeclined], by: officer))
        case .yearlyReviewed: return life.take(.yearlyReviewed(by: officer))
        case .upheld:
            return life.take(.objectionDecided(Fixture.objection(), isUpheld: true, by: Fixture.li))
        case .rejected:
            return life.take(.objectionDecided(Fixture.objection(), isUpheld: false, by: Fixture.li))
        case .movedAway: return life.take(.exit(.movedAway, by: officer))
        case .drawn: return life.take(.drawn)
        case .levelled: return life.take(.levelled(.national, by: officer))
        case .officeKnown: return life.take(.officeKnown)
        case .appliedAlike: return life.apply(Fixture.application(), "one")
        case .appliedOtherwise:
            return life.apply(Fixture.application("BD-1", Fixture.household(address: "新址")), "two")
        case .day:
            life.wait(days: 400)
            return move(life.passDay())
        case .deadline:
            life.wait(days: 4)
            return move(life.passDeadline())
        }
    }
}
