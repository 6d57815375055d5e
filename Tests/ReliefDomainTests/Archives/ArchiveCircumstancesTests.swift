import Contracts
import Foundation
import ReliefDomain
import Testing

/// What is kept of where an archive stands is read back as it was, and nothing else is.
@Suite struct ArchiveCircumstancesTests {
    @Test(arguments: ArchiveLife.places) func comeBackAsTheyWere(place: String) throws {
        let state = try ArchiveLife.at(place).archive.state
        let text = state.circumstances.serialized()
        let read = try JSON(parsing: Array(text))
        #expect(ArchiveState(state.word, circumstances: read) == state)
    }

    /// Those that no path of the table above comes to.
    @Test func comeBackFromElsewhere() throws {
        let computed = ComputedCategory(onRecord: .legacyDibao, version: 1, regime: .init(7))
        let day = try #require(CivilDate("2020-02-29"))
        let imported = ArchiveState.active(InForce(.imported, computed: computed, since: day, reviewedOn: day))
        #expect(ArchiveState(.active, circumstances: imported.circumstances) == imported)
        #expect(imported.computed == computed && imported.inForce?.since == day)
        let withdrawn = ArchiveState.declined(.withdrawn)
        #expect(ArchiveState(.declined, circumstances: withdrawn.circumstances) == withdrawn)
    }

    /// Without any one of its members nothing comes back, save where a member may be absent, and never another state.
    @Test(arguments: ArchiveLife.places) func damagedOnesDoNotComeBack(place: String) throws {
        let state = try ArchiveLife.at(place).archive.state
        for member in state.circumstances.object ?? [] where !(member.key == "by" && place == "declined") {
            let less = JSON.object((state.circumstances.object ?? []).filter { $0.key != member.key })
            #expect(ArchiveState(state.word, circumstances: less) == nil, "\(place) without \(member.key)")
        }
    }

    /// A record in which one person visited twice, or signed what he visited, is damaged, however it came to be.
    @Test func whatMustNotBeIsNotReadBack() throws {
        for (place, name) in [("visited", "he"), ("active", "zhao"), ("active", "wang")] {
            let state = try ArchiveLife.at(place).archive.state
            let text = String(decoding: state.circumstances.serialized(), as: UTF8.self)
            let other = place == "visited" ? "li" : "he"
            let forged = text.replacingOccurrences(of: "\"d-\(name)\"", with: "\"d-\(other)\"")
            #expect(forged != text)
            #expect(ArchiveState(state.word, circumstances: try JSON(parsing: Array(forged.utf8))) == nil, "\(place)")
        }
    }

    /// Nothing of the household but fingerprints is kept in plain.
    @Test(arguments: ArchiveLife.places) func nothingPersonalIsKeptInPlain(place: String) throws {
        let archive = try ArchiveLife.at(place).archive
        let text = String(decoding: archive.state.circumstances.serialized(), as: UTF8.self)
        for member in archive.version.household.members {
            #expect(!text.contains(member.name.text) && !text.contains("\"\(member.identity.number)\""))
        }
        #expect(!text.contains("某路") && !text.contains("13800000001") && !text.contains("6000000"))
    }
}
