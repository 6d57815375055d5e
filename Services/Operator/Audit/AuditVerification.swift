import Contracts
import ServiceKit

/// Recomputes the hash chain, line by line, and remembers the first thing that does not fit; pure.
struct AuditVerification: Sendable {
    /// The first fault, and where: the link named is the first that cannot be trusted.
    struct Break: Encodable, Sendable, Equatable {
        enum Kind: String, Encodable {
            /// An entry was changed, put in or taken out.
            case hashDiffers = "hash-differs"
            /// Entries were taken out or put in.
            case countDiffers = "count-differs"
            /// A link is missing.
            case linkMissing = "link-missing"
            /// The link is another than was announced.
            case announcedDiffers = "announced-differs"
            /// The chain is shorter than was announced.
            case cutOff = "cut-off"
            /// Entries stand behind the last link, or out of order.
            case disordered
        }

        var kind: Kind
        var link: Int64
        /// The entries that the link covers.
        var firstID: Int64
        var lastID: Int64
    }

    private(set) var service = ""
    private(set) var entries = 0
    private(set) var head = AuditLink(link: 0, lastID: 0, entries: 0, hash: AuditChain.genesis.hexadecimal)
    private(set) var broken: Break?
    /// How many announced heads were found in the chain as they were announced.
    private(set) var agreeing = 0
    private var chain = AuditChain()
    private var sinceLink: (count: Int64, firstID: Int64, lastID: Int64) = (0, 0, 0)
    private var announced: [AuditHeadAnnounced]
    /// The hashes announced of the chain's own links: two of one link are one too many.
    private var hashes: [Int64: Set<String>] = [:]

    /// Heads that somebody has kept; of another service than the chain's they say nothing.
    init(announced: [AuditHeadAnnounced]) { self.announced = announced }

    mutating func take(_ line: AuditRecordLine) {
        guard broken == nil else { return }
        switch line {
        case .heading(let service):
            self.service = service
            for head in announced where head.service == service { hashes[head.link, default: []].insert(head.hash) }
            announced.removeAll()
        case .entry(let entry): take(entry)
        case .link(let link): take(link)
        }
    }

    /// To be called behind the last line.
    mutating func finish() {
        guard broken == nil else { return }
        if sinceLink.count > 0 { fail(.disordered, head.link + 1) }
        if let later = hashes.keys.filter({ $0 > head.link }).min() { fail(.cutOff, later) }
    }

    private mutating func take(_ entry: JSON) {
        let id = entry["id"]?.integer ?? 0
        guard id > max(head.lastID, sinceLink.lastID) else { return fail(.disordered, head.link + 1) }
        chain.append(canonical: entry.canonical())
        entries += 1
        sinceLink = (sinceLink.count + 1, sinceLink.count == 0 ? id : sinceLink.firstID, id)
    }

    private mutating func take(_ link: AuditLink) {
        guard link.link == head.link + 1 else { return fail(.linkMissing, head.link + 1) }
        guard link.entries == sinceLink.count, link.lastID == sinceLink.lastID else {
            return fail(.countDiffers, link.link, lastID: link.lastID)
        }
        guard link.hash == chain.head.hexadecimal else { return fail(.hashDiffers, link.link) }
        if let announced = hashes[link.link] {
            guard announced == [link.hash] else { return fail(.announcedDiffers, link.link) }
            agreeing += 1
        }
        head = link
        sinceLink = (0, 0, 0)
    }

    private mutating func fail(_ kind: Break.Kind, _ link: Int64, lastID: Int64? = nil) {
        broken =
            broken
            ?? Break(
                kind: kind, link: link, firstID: head.lastID + 1,
                lastID: max(lastID ?? 0, sinceLink.lastID, head.lastID))
    }
}
