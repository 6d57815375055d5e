import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where an application stands.
///
/// | from | event | to |
/// |---|---|---|
/// | – | any reason to refuse | rejected |
/// | – | already a member elsewhere | transfer-proposed |
/// | – | already a member of that very union | accepted (existing) |
/// | – | the union reviews applications itself | pending |
/// | – | otherwise | accepted |
/// | any | the same content under the same number | unchanged, latest outcome once more |
/// | rejected, returned | other content under the same number | as from the beginning |
/// | pending, transfer-proposed, accepted | other content under the same number | unchanged, that request refused |
/// | pending | a reviewer approves | accepted; transfer-proposed where the person is a member elsewhere by now |
/// | pending | a reviewer asks for a correction | returned |
/// | pending | a reviewer refuses | rejected |
/// | transfer-proposed | a reviewer accepts the member | accepted: existing and moved; newly joined where the person had left |
/// | transfer-proposed | a reviewer refuses | rejected |
/// | transfer-proposed | nobody has decided in time | rejected |
public enum ApplicationState: String, Sendable, Hashable, CaseIterable {
    case accepted
    case pending
    case transferProposed = "transfer-proposed"
    /// 退回补正.
    case returned
    case rejected

    /// Only after a rejection, or when it was returned, may a corrected application come again under its number.
    public var mayReturnCorrected: Bool { self == .rejected || self == .returned }
}

/// The outcome that a department was told: an event's type and data.
public struct Outcome: Sendable, Hashable {
    public var type: EventType
    public var data: JSON
    public var decidedAt: Date

    public init(type: EventType, data: JSON, decidedAt: Date) {
        self.type = type
        self.data = data
        self.decidedAt = decidedAt
    }

    init(_ event: some EventData, at now: Date) {
        self.init(type: Swift.type(of: event).type, data: event.json, decidedAt: now)
    }

    /// The same outcome once more, saying so.
    public var repeated: Outcome {
        Outcome(type: type, data: data.setting("repeated", to: true), decidedAt: decidedAt)
    }
}

/// An application that was decided before.
public struct KnownApplication: Sendable {
    public var key: ApplicationKey
    /// Of the content decided last.
    public var content: ContentDigest
    public var state: ApplicationState
    /// The latest.
    public var outcome: Outcome

    public init(key: ApplicationKey, content: ContentDigest, state: ApplicationState, outcome: Outcome) {
        self.key = key
        self.content = content
        self.state = state
        self.outcome = outcome
    }
}
