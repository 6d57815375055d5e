import Contracts

/// A person who decides about applications to unions that review them.
public struct Reviewer: Sendable, Hashable {
    public var name: String
    public var places: [DivisionCode]

    public init(name: String, places: [DivisionCode]) {
        self.name = name
        self.places = places
    }

    /// Whether the place is one of the reviewer's, or lies within one.
    public func covers(_ place: DivisionCode) -> Bool { places.contains { $0.contains(place) } }

    /// Why this reviewer may not decide about the application: only within scope, and never about oneself.
    func objection(to file: ReviewedFile, of union: Organization) -> ReasonCode? {
        guard covers(union.division) else { return .reviewerScope }
        return file.isReviewersOwn ? .reviewerIsApplicant : nil
    }
}

/// What a reviewer wants done with an application.
public enum ReviewVerdict: Sendable, Hashable {
    case approve
    /// 退回补正: it may come again, corrected. The reasons are of ``ReasonCode/review``, one at least.
    case sendBack([Reason])
    case reject([Reason])
}

/// An application as a reviewer finds it.
public struct ReviewedFile: Sendable {
    public var application: KnownApplication
    /// The id of the request's event.
    public var requestID: String
    /// The union applied to; `nil` where the application is not one that waits.
    public var union: Organization?
    public var person: KnownPerson?
    /// Where the union lies of which the person is a member.
    public var home: DivisionCode?
    /// Whether the applicant is the reviewer.
    public var isReviewersOwn: Bool

    public init(
        application: KnownApplication, requestID: String, union: Organization?, person: KnownPerson?,
        home: DivisionCode? = nil, isReviewersOwn: Bool
    ) {
        self.application = application
        self.requestID = requestID
        self.union = union
        self.person = person
        self.home = home
        self.isReviewersOwn = isReviewersOwn
    }
}
