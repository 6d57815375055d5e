import Contracts

/// How many of 六有 (six) and 八有 (eight) a station has (domain facts D.2).
public struct ChecklistScore: Sendable, Hashable {
    public var ofSix: Int
    public var ofEight: Int

    /// As it is on record.
    public init(ofSix: Int, ofEight: Int) {
        self.ofSix = ofSix
        self.ofEight = ofEight
    }

    public init(_ present: Set<ChecklistItem>) {
        ofSix = present.intersection(ChecklistItem.six).count
        ofEight = present.count
    }

    public var meetsSix: Bool { ofSix == ChecklistItem.six.count }
    public var meetsEight: Bool { ofEight == ChecklistItem.allCases.count }
}

/// Which stations must offer the essential services. A reading room need not serve hot meals.
public struct EssentialServices: Sendable, Hashable {
    public var kinds: Set<StationKind>

    public init(kinds: Set<StationKind> = [.unionStation, .driversHome, .sharedWorkersHome]) { self.kinds = kinds }

    /// Whether the services are enough for a station of that kind.
    public func suffice(_ services: some Sequence<StationService>, for kind: StationKind) -> Bool {
        !kinds.contains(kind)
            || Set(services).count(where: \.isEssential) >= StationService.essentialNeeded
    }
}
