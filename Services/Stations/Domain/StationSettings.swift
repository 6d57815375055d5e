import Contracts

/// What operators have set for places: that of the narrowest place counts.
public struct StationSettings: Sendable, Hashable {
    private var places: [DivisionCode: PlaceSetting]
    public var essentials: EssentialServices

    public init(
        places: [DivisionCode: PlaceSetting] = [:], essentials: EssentialServices = EssentialServices()
    ) {
        self.places = places
        self.essentials = essentials
    }

    /// Of the county, else of its prefecture, else of its province, else the default.
    public func setting(for county: DivisionCode) -> PlaceSetting {
        guard !places.isEmpty else { return PlaceSetting() }
        if let setting = places[county] { return setting }
        // The narrowest of those that hold it: the one that no other of them is within.
        let holding = places.keys.filter { $0.contains(county) }
        return holding.max { $0.isWider(than: $1) }.flatMap { places[$0] } ?? PlaceSetting()
    }
}

/// What is set for one place.
public struct PlaceSetting: Sendable, Hashable {
    public enum Approval: String, Sendable, Hashable, CaseIterable {
        /// An operator decides.
        case manual
        /// What was found fit may be built at once.
        case automatic
    }

    public var approval: Approval
    public var inspection: InspectionPolicy

    public init(approval: Approval = .manual, inspection: InspectionPolicy = InspectionPolicy()) {
        self.approval = approval
        self.inspection = inspection
    }
}
