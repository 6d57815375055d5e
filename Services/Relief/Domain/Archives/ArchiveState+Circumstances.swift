import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArchiveState {
    /// What belongs to where it stands, as it is kept beside ``word``: who did what when, and fingerprints of documents,
    /// never a name of the household, a number or an amount.
    public var circumstances: JSON {
        switch self {
        case .applied: .object([])
        case .returned(let back): ["reasons": .codes(back.reasons), "by": back.by.json]
        case .reviewed(let review): ["review": review.json]
        case .visiting(let review, let first): ["review": review.json, "first": first.json]
        case .visited(let inquiry): ["inquiry": inquiry.json]
        case .authorised(let inquiry, let authorisation):
            ["inquiry": inquiry.json, "authorisation": authorisation.json]
        case .verifying(let inquiry, let authorisation, let open):
            ["inquiry": inquiry.json, "authorisation": authorisation.json, "open": open.json]
        case .rechecking(let inquiry, let recheck):
            [
                "inquiry": inquiry.json, "authorisation": recheck.authorisation.json,
                "reasons": .codes(recheck.reasons),
            ]
        case .publicised(let qualified, let publicity): ["qualified": qualified.json, "publicity": publicity.json]
        case .approving(let qualified, let signatures):
            ["qualified": qualified.json, "signatures": .array(signatures.map(\.json))]
        case .active(let force): ["force": force.json]
        case .reviewing(let force, let review): ["force": force.json, "review": review.json]
        case .exiting(let force, let notice): ["force": force.json, "notice": notice.json]
        case .exited(let exit): ["reason": .string(exit.reason.rawValue), "on": .day(exit.on)]
        case .declined(.withdrawn): ["withdrawn": true]
        case .declined(.declined(let reasons, let by)): .object(["reasons": .codes(reasons), "by": by?.json])
        }
    }

    /// The state that was kept; `nil` when the circumstances do not fit the word, which only a damaged record can be.
    public init?(_ word: ArchiveStateWord, circumstances json: JSON) {
        let state: ArchiveState? =
            switch word {
            case .applied: .applied
            case .returned:
                json.codes("reasons").flatMap { reasons in
                    Decider(json["by"]).map { .returned(ApplicationReturn(reasons, by: $0)) }
                }
            case .reviewed: OfficerAct(json["review"]).map { .reviewed($0) }
            case .visiting:
                OfficerAct(json["review"]).flatMap { review in
                    OfficerAct(json["first"]).map { .visiting(review: review, first: $0) }
                }
            case .visited: HouseholdInquiry(json["inquiry"]).map { .visited($0) }
            case .authorised, .verifying, .rechecking: Self.asking(word, json)
            case .publicised:
                Qualified(json["qualified"]).flatMap { qualified in
                    Publicity(json["publicity"]).map { .publicised(qualified, $0) }
                }
            case .approving:
                Qualified(json["qualified"]).flatMap { qualified in
                    json.all("signatures", as: { Signature($0) }).map { .approving(qualified, $0) }
                }
            case .active: InForce(json["force"]).map { .active($0) }
            case .reviewing:
                InForce(json["force"]).flatMap { force in
                    YearlyReview(json["review"]).map { .reviewing(force, $0) }
                }
            case .exiting:
                InForce(json["force"]).flatMap { force in
                    ExitNotice(json["notice"]).map { .exiting(force, $0) }
                }
            case .exited:
                json.term("reason").flatMap { reason in json.day("on").map { .exited(ArchiveExit(reason, on: $0)) } }
            case .declined:
                json["withdrawn"]?.bool == true
                    ? .declined(.withdrawn)
                    : json.codes("reasons").map { .declined(.declined($0, by: Decider(json["by"]))) }
            }
        guard let state else { return nil }
        self = state
    }

    private static func asking(_ word: ArchiveStateWord, _ json: JSON) -> ArchiveState? {
        guard let inquiry = HouseholdInquiry(json["inquiry"]), let authorisation = Authorisation(json["authorisation"])
        else { return nil }
        return switch word {
        case .authorised: .authorised(inquiry, authorisation)
        case .verifying: OpenVerification(json["open"]).map { .verifying(inquiry, authorisation, $0) }
        default:
            json.codes("reasons").map { .rechecking(inquiry, Recheck(authorisation, because: $0)) }
        }
    }
}
