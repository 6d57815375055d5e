import Foundation
import ServiceKit
import Testing

@Suite struct AuditChainTests {
    private let entries = (1...5).map { number in
        AuditEntry(
            id: Int64(number), at: Date(timeIntervalSince1970: 1_795_000_000 + Double(number)),
            actor: "/departments/tax-hunan", action: "enrollment.accepted", subject: "tax-hunan/RH-\(number)",
            before: nil, after: #"{"member":"\#(number)"}"#)
    }

    private func head(_ entries: [AuditEntry]) -> [UInt8] {
        var chain = AuditChain()
        for entry in entries { chain.append(entry) }
        return chain.head
    }

    @Test func sameEntriesSameHead() {
        #expect(head(entries) == head(entries))
        #expect(head([]) == AuditChain.genesis)
        var chain = AuditChain(head: head(Array(entries[..<3])))
        for entry in entries[3...] { chain.append(entry) }
        #expect(chain.head == head(entries), "it goes on from any link")
    }

    @Test func theCanonicalFormIsAsDocumented() {
        #expect(
            String(decoding: entries[0].canonical, as: UTF8.self)
                == #"{"action":"enrollment.accepted","actor":"/departments/tax-hunan","after":"{\"member\":\"1\"}","#
                + #""at":1795000001000000,"id":1,"subject":"tax-hunan/RH-1"}"#)
    }

    @Test func everyChangeShows() {
        let genuine = head(entries)
        func changed(_ change: (inout AuditEntry) -> Void) -> [UInt8] {
            var entries = entries
            change(&entries[2])
            return head(entries)
        }
        let forged = [
            changed { $0.id = 9 }, changed { $0.at += 0.000_001 }, changed { $0.actor = "/operators/x" },
            changed { $0.action = "enrollment.rejected" }, changed { $0.subject = "tax-hunan/RH-9" },
            changed { $0.before = "{}" }, changed { $0.after = nil }, changed { $0.after = $0.after! + " " },
            head(Array(entries.dropLast())), head(Array(entries.dropFirst())), head(entries.reversed()),
            head(entries + [entries[4]]),
        ]
        for forgery in forged { #expect(forgery != genuine) }
        #expect(Set(forged).count == forged.count)
    }
}
