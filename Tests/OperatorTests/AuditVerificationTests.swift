import Contracts
import Foundation
import ServiceKit
import Testing

@testable import Operator

@Suite struct AuditVerificationTests {
    /// Entries 1, 2, 4, 5, … in links of two, as the service writes them.
    private static func lines(_ count: Int = 8) -> [AuditRecordLine] {
        var chain = AuditChain()
        var lines: [AuditRecordLine] = [.heading(service: "enrollment")]
        for index in 0..<count {
            // Ids have gaps: a transaction that rolls back takes its numbers along.
            let id = Int64(index + 1 + index / 2)
            let entry = AuditEntry(
                id: id, at: Date(timeIntervalSince1970: 1_795_000_000.123456), actor: "/departments/tax",
                action: "enrollment.accepted", subject: "tax/RH-\(index)", before: nil, after: #"{"é":"工会"}"#)
            chain.append(entry)
            lines.append(.entry(entry.json))
            guard index % 2 == 1 else { continue }
            lines.append(
                .link(AuditLink(link: Int64(index / 2 + 1), lastID: id, entries: 2, hash: chain.head.hexadecimal)))
        }
        return lines
    }

    private static func verified(_ lines: [AuditRecordLine], _ heads: [AuditHeadAnnounced] = []) -> AuditVerification {
        var verification = AuditVerification(announced: heads)
        for line in lines { verification.take(line) }
        verification.finish()
        return verification
    }

    private static func head(_ link: AuditLink, of service: String = "enrollment") -> AuditHeadAnnounced {
        AuditHeadAnnounced(service: service, link: link.link, hash: link.hash, lastID: link.lastID)
    }

    private static func link(_ number: Int) -> AuditLink {
        for case .link(let link) in lines() where link.link == number { return link }
        preconditionFailure("no such link")
    }

    @Test func `A whole chain holds, also as lines of text, and agrees with what was announced`() throws {
        let lines = try Self.lines().map { line in
            try #require(AuditRecordLine(json: try JSON(parsing: line.json.serialized())))
        }
        let verification = Self.verified(lines, [Self.head(Self.link(2)), Self.head(Self.link(4))])
        #expect(verification.broken == nil)
        #expect(verification.entries == 8 && verification.head.link == 4 && verification.agreeing == 2)
        #expect(verification.service == "enrollment")
    }

    @Test func `An empty chain holds`() { #expect(Self.verified([.heading(service: "x")]).broken == nil) }

    @Test func `Whatever is changed, the first broken link is named`() throws {
        var changed = Self.lines()
        guard case .entry(let entry) = changed[4] else { throw NoEntry() }
        changed[4] = .entry(entry.setting("actor", to: "/operators/nobody"))
        #expect(Self.verified(changed).broken == .init(kind: .hashDiffers, link: 2, firstID: 3, lastID: 5))

        var removed = Self.lines()
        removed.remove(at: 4)
        #expect(Self.verified(removed).broken?.kind == .countDiffers)
        #expect(Self.verified(removed).broken?.link == 2)

        var shortened = Self.lines()
        shortened.removeSubrange(4...6)
        #expect(Self.verified(shortened).broken == .init(kind: .linkMissing, link: 2, firstID: 3, lastID: 8))

        var swapped = Self.lines()
        swapped.swapAt(1, 2)
        #expect(Self.verified(swapped).broken?.kind == .disordered)

        #expect(Self.verified(Self.lines().dropLast()).broken?.kind == .disordered)
    }

    @Test func `A chain cut off or written anew shows to who kept its heads`() {
        let cut = Array(Self.lines().dropLast(3))
        #expect(Self.verified(cut).broken == nil)
        #expect(Self.verified(cut, [Self.head(Self.link(4))]).broken?.kind == .cutOff)
        #expect(Self.verified(cut, [Self.head(Self.link(4), of: "relief")]).broken == nil)
        let other = AuditHeadAnnounced(
            service: "enrollment", link: 2, hash: String(repeating: "0", count: 64), lastID: 5)
        #expect(Self.verified(Self.lines(), [other]).broken?.kind == .announcedDiffers)
        #expect(Self.verified(Self.lines(), [Self.head(Self.link(2)), other]).broken?.kind == .announcedDiffers)
    }

    @Test(arguments: ["a\nbc\n\nlast", "a\nbc\nlast\n"]) func `Lines are read whole, the last one too`(text: String)
        throws
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        let long = String(repeating: "x", count: 3 << 20)
        try Data((long + "\n" + text).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let lines = try LineReader(path: file.path()).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines == [long, "a", "bc", "last"])
        #expect(throws: CommandFault.self) { try LineReader(path: "/nowhere") }
    }

    private struct NoEntry: Error {}
}
