import Contracts
import FoundationEssentials
import Postgres

/// Which of the events that arrived are new.
enum InboxStore {
    struct Key: Hashable {
        let source: String
        let id: String
    }

    enum Verdict {
        case fresh
        /// Handled before, with the same content.
        case duplicate
        /// The id stands for other content.
        case reused
    }

    /// What became of the events that arrived: a verdict for each, in order; the database's time; and those of the senders
    /// that are on record.
    struct Admitted {
        var verdicts: [Verdict]
        var now: Date
        var senders: [String: Sender]
    }

    /// Records all events in one statement, and asks who sent them; what does not come back was handled before.
    static func admit(_ events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Admission {
        try Admission(events, in: transaction)
    }

    /// Events on their way into the inbox.
    struct Admission {
        private let events: [IncomingEvent]
        private var firsts: [Key: Int] = [:]
        private let candidates: [Int]
        private let inserted: Question
        private let senders: Question

        fileprivate init(_ events: [IncomingEvent], in transaction: borrowing Transaction) throws {
            self.events = events
            for (index, event) in events.enumerated() where firsts[event.inboxKey] == nil {
                firsts[event.inboxKey] = index
            }
            // In key order, so that two processes with overlapping batches wait for each other and do not deadlock.
            candidates = firsts.values.sorted {
                (events[$0].event.source, events[$0].event.id) < (events[$1].event.source, events[$1].event.id)
            }
            inserted = try transaction.ask(
                InboxStore.insert, candidates.map { events[$0].event.source }, candidates.map { events[$0].event.id },
                candidates.map { Bytes(events[$0].digest) })
            senders = try SenderStore.ask(named: Set(events.compactMap(\.sendingDepartment)).sorted(), in: transaction)
        }

        /// Waits for the answers.
        func answer(in transaction: borrowing Transaction) throws -> Admitted {
            var fresh: Set<Key> = []
            var now: Date?
            for row in try transaction.rows(inserted) {
                guard let id = try row.get(optional: "id", as: String.self) else {
                    now = try row.get("now")
                    continue
                }
                fresh.insert(Key(source: try row.get("source"), id: id))
            }
            let known = try InboxStore.digests(
                of: candidates.map { events[$0] }.filter { !fresh.contains($0.inboxKey) }.map(\.event),
                in: transaction)
            let verdicts = events.enumerated().map { index, event -> Verdict in
                let key = event.inboxKey
                if firsts[key] == index, fresh.contains(key) { return .fresh }
                let recorded = fresh.contains(key) ? events[firsts[key]!].digest : known[key]
                return recorded == event.digest ? .duplicate : .reused
            }
            guard let now else {
                throw PostgresError(code: "XX000", place: InboxStore.insert.name, object: "no time came back")
            }
            return Admitted(
                verdicts: verdicts, now: now, senders: try SenderStore.senders(try transaction.rows(senders)))
        }
    }

    /// What is to become of an event that was admitted and not handled: it is taken again when it comes back.
    enum Mark: String {
        /// It is on its way again.
        case retrying
        /// It was put aside; its sender may send it again.
        case refused
    }

    /// Lets events that were admitted in this transaction come back.
    static func mark(_ events: [IncomingEvent], _ mark: Mark, in transaction: borrowing Transaction) throws {
        guard !events.isEmpty else { return }
        try transaction.execute(update, events.map(\.event.source), events.map(\.event.id), mark.rawValue)
    }

    /// Makes room for letters that are sent again.
    ///
    /// - Returns: for each whether it will be taken (`fresh`), was handled meanwhile, or bears an id that stands for other
    ///   content.
    static func expect(_ letters: [ReadableLetter], in transaction: borrowing Transaction) throws -> [Verdict] {
        guard !letters.isEmpty else { return [] }
        let ordered = letters.sorted { ($0.event.source, $0.event.id) < ($1.event.source, $1.event.id) }
        var expected: Set<Key> = []
        for row in try transaction.query(
            insertExpected, ordered.map(\.event.source), ordered.map(\.event.id), ordered.map { Bytes($0.digest) })
        {
            expected.insert(Key(source: try row.get("source"), id: try row.get("id")))
        }
        let others = letters.map(\.event).filter { !expected.contains(Key(source: $0.source, id: $0.id)) }
        let known = try digests(of: others, in: transaction)
        return letters.map { letter in
            let key = Key(source: letter.event.source, id: letter.event.id)
            if expected.contains(key) { return .fresh }
            return known[key] == letter.digest ? .duplicate : .reused
        }
    }

    private static func digests(of events: [CloudEvent], in transaction: borrowing Transaction) throws -> [Key: [UInt8]]
    {
        guard !events.isEmpty else { return [:] }
        var known: [Key: [UInt8]] = [:]
        for row in try transaction.query(select, events.map(\.source), events.map(\.id)) {
            known[Key(source: try row.get("source"), id: try row.get("id"))] = try row.get("digest", as: Bytes.self)
                .bytes
        }
        return known
    }

    private static let insert = Statement(
        "inbox.insert",
        """
        with admitted as (
            insert into inbox (source, id, digest)
            select source, id, digest from unnest($1::text[], $2::text[], $3::bytea[]) as event (source, id, digest)
            on conflict (source, id) do update set state = 'handled', received_at = excluded.received_at
                where inbox.state <> 'handled' and inbox.digest = excluded.digest
            returning source, id
        )
        select source, id, now() as now from admitted union all select null, null, now()
        """)

    private static let insertExpected = Statement(
        "inbox.insert-expected",
        """
        insert into inbox (source, id, digest, state)
        select distinct on (source, id) source, id, digest, 'retrying'
        from unnest($1::text[], $2::text[], $3::bytea[]) as event (source, id, digest)
        on conflict (source, id) do update set state = 'retrying'
            where inbox.state <> 'handled' and inbox.digest = excluded.digest
        returning source, id
        """)

    private static let update = Statement(
        "inbox.mark",
        """
        update inbox set state = $3 from unnest($1::text[], $2::text[]) as event (source, id)
        where inbox.source = event.source and inbox.id = event.id
        """)

    private static let select = Statement(
        "inbox.select",
        """
        select inbox.source, inbox.id, inbox.digest
        from unnest($1::text[], $2::text[]) as event (source, id)
        join inbox on inbox.source = event.source and inbox.id = event.id
        """)
}

extension IncomingEvent {
    var inboxKey: InboxStore.Key { InboxStore.Key(source: event.source, id: event.id) }
}
