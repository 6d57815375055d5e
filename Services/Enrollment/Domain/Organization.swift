import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A union organisation, 工会组织.
public struct Organization: Sendable, Hashable {
    public var code: UnionCode
    public var name: String
    public var kind: String
    public var division: DivisionCode
    /// Its own officers decide; otherwise who meets the conditions is a member at once.
    public var reviewsApplications: Bool
    /// 新就业形态群体工会周转库: where the members of a county wait whose union is not known yet.
    public var isHoldingPool: Bool
    public var isOpen: Bool
    /// How many days it may take over an application, and over a transfer; no law sets either.
    public var reviewDays: Int
    public var transferDays: Int

    public init(
        code: UnionCode, name: String, kind: String, division: DivisionCode, reviewsApplications: Bool,
        isHoldingPool: Bool, isOpen: Bool, reviewDays: Int = 15, transferDays: Int = 30
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.division = division
        self.reviewsApplications = reviewsApplications
        self.isHoldingPool = isHoldingPool
        self.isOpen = isOpen
        self.reviewDays = reviewDays
        self.transferDays = transferDays
    }

    /// Until when it must have decided on what stands so since `since`; `nil` where nothing waits for it. A deadline once
    /// set holds, whatever days are set later.
    func due(_ state: ApplicationState, since: Date) -> Date? {
        switch state {
        case .pending: since.addingTimeInterval(Double(reviewDays) * 86_400)
        case .transferProposed: since.addingTimeInterval(Double(transferDays) * 86_400)
        case .accepted, .returned, .rejected: nil
        }
    }
}

/// The places a department may act for.
public struct DepartmentScope: Sendable, Hashable {
    public var name: DepartmentName
    public var places: [DivisionCode]

    public init(name: DepartmentName, places: [DivisionCode]) {
        self.name = name
        self.places = places
    }

    /// Whether the place is one of the department's, or lies within one.
    public func covers(_ place: DivisionCode) -> Bool {
        places.contains { $0.contains(place) }
    }
}

/// A text by which people agree to something, in one version.
public struct ConsentText: Sendable, Hashable {
    public var scope: ConsentScope
    public var version: String

    public init(scope: ConsentScope, version: String) {
        self.scope = scope
        self.version = version
    }
}
