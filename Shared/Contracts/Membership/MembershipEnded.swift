/// `membership.ended.v1`: a membership has ended (domain facts C.4). Declared for the enrollment service, which does not
/// announce it yet; relief then finds it when a list is made. Routed by the place of the union.
public struct MembershipEnded: EventData {
    public static let type = EventType.membershipEndedV1

    public var memberID: MemberID
    /// The union that the member belonged to last.
    public var union: UnionCode
    /// The first day on which there is no membership.
    public var on: CivilDate
    public var reason: MembershipEnd

    public init(memberID: MemberID, union: UnionCode, on: CivilDate, reason: MembershipEnd) {
        self.memberID = memberID
        self.union = union
        self.on = on
        self.reason = reason
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let member = reader.parsed("memberId", limit: 36, or: .valueUnknown, &faults, as: MemberID.init)
        let union = reader.parsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        let on = reader.day("on", &faults)
        let reason: MembershipEnd? = reader.choice("reason", &faults)
        guard let member, let union, let on, let reason, faults.count == before else { return nil }
        self.init(memberID: member, union: union, on: on, reason: reason)
    }

    public var json: JSON {
        [
            "memberId": .string(memberID.description), "union": .string(union.text), "on": .string(on.description),
            "reason": .string(reason.rawValue),
        ]
    }
}

/// Why a membership ended (domain facts C.4).
public enum MembershipEnd: String, Sendable, Hashable, CaseIterable {
    /// 退会, at the member's request.
    case withdrawn
    /// 自动退会: six months without dues, after everything that must come before it.
    case lapsed
    /// 除名 or 开除会籍.
    case expelled
    case deceased

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .withdrawn: LocalizedText(zh: "退会", en: "withdrawn")
        case .lapsed: LocalizedText(zh: "自动退会", en: "lapsed")
        case .expelled: LocalizedText(zh: "开除会籍", en: "expelled")
        case .deceased: LocalizedText(zh: "去世", en: "deceased")
        }
    }
}
