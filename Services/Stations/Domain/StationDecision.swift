import Contracts

/// What became of a message about a station, and everything that must be said and saved because of it.
///
/// An inspection is on record from then on, whatever the station was made of it, unless it was refused: an older one that
/// comes late changes nothing, and yet took place.
public enum StationDecision: Sendable, Hashable {
    case moved(StationMove)
    /// It was so already: nothing changed. A proposal that is on record is announced once more, saying so.
    case repeated(Announcement?)
    /// The same sender said something later about it before: nothing changed.
    case overtaken
    /// Nothing changed, and the sender hears why, all at once.
    case refused(StationRefusal)

    /// For the log and the audit.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case moved, repeated, overtaken, refused
    }

    public var word: Word {
        switch self {
        case .moved: .moved
        case .repeated: .repeated
        case .overtaken: .overtaken
        case .refused: .refused
        }
    }

    /// For the outbox, in order.
    public var announcements: [Announcement] {
        switch self {
        case .moved(let move): move.announcements
        case .repeated(let announcement): announcement.map { [$0] } ?? []
        case .overtaken: []
        case .refused(let refusal): [refusal.announcement]
        }
    }

    /// What every provider appointed for the station must show from now on; `nil` when nothing changed for the public.
    public var listings: ListingChange? {
        if case .moved(let move) = self { move.listings } else { nil }
    }

    /// Reason codes and warnings for the log line and the audit.
    public var findings: [Reason] {
        switch self {
        case .moved(let move): move.warnings
        case .refused(let refusal): refusal.reasons
        case .repeated, .overtaken: []
        }
    }
}

/// The station was changed, and must be saved.
public struct StationMove: Sendable, Hashable {
    public var announcements: [Announcement]
    public var listings: ListingChange?
    public var warnings: [Reason] = []
    /// To be sealed, in place of the one before; `nil` where none came, or a later one had come before.
    public var contact: StationContact?
}

public struct StationRefusal: Sendable, Hashable {
    public var reasons: [Reason]
    /// `station.rejected.v1`.
    public var announcement: Announcement
}
