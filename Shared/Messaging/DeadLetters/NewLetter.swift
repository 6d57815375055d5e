import Contracts

/// A message that is put aside: why, and all that is needed to send it again.
struct NewLetter: Sendable {
    var source: String
    /// The event's id, or its content's keyed hash where it has none that can be read.
    var eventID: String
    var type: String?
    /// Where there is one.
    var sender: ProvenSender?
    /// As it was published first; nil where that is not known.
    var routingKey: String?
    var reason: ReasonCode
    var field: String?
    var fingerprint: String
    /// How often handling it has failed.
    var attempts: Int
    /// The row it came from, where it is one that was sent again.
    var letter: Int64?
    var body: [UInt8]

    /// An event, or what should have been one, that is refused.
    init(_ refusal: RefusedEvent) {
        let fault = refusal.fault
        source = fault.source ?? ""
        eventID = fault.eventID ?? NewLetter.contentID(refusal.digest)
        type = fault.type
        sender = refusal.sender
        routingKey = refusal.routingKey
        reason = fault.code
        field = fault.field
        fingerprint = fault.code.rawValue
        attempts = refusal.attempts + 1
        letter = refusal.letter
        body = refusal.body
    }

    /// An event whose handling failed for good.
    init(_ incoming: IncomingEvent, fingerprint: String) {
        source = incoming.event.source
        eventID = incoming.event.id
        type = incoming.event.type
        sender = incoming.sender
        routingKey = incoming.routingKey
        reason = .processingFailed
        self.fingerprint = fingerprint
        attempts = incoming.attempts + 1
        letter = incoming.letter
        body = incoming.event.structured.serialized()
    }

    /// The same without anything of the message but its sealed content: what the table takes when it refuses the rest.
    func reduced(to digest: [UInt8], fingerprint: String) -> NewLetter {
        var letter = self
        letter.source = ""
        letter.eventID = NewLetter.contentID(digest)
        letter.type = nil
        letter.field = nil
        letter.fingerprint = fingerprint
        letter.letter = nil
        return letter
    }

    /// What names a message that has no id that can be read.
    static func contentID(_ digest: [UInt8]) -> String { "content-\(Array(digest.suffix(16)).hexadecimal)" }
}
