import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ComputedCategory {
    var json: JSON {
        [
            "category": .string(category.rawValue), "version": .integer(Int64(version)),
            "regime": .integer(regime.value),
        ]
    }

    init?(_ json: JSON?) {
        guard let category: HardshipCategory = json?.term("category"), let version = json?.number("version"),
            let regime = json?["regime"]?.integer
        else { return nil }
        self.init(onRecord: category, version: version, regime: HardshipRegime.ID(regime))
    }
}

extension Qualified {
    var json: JSON {
        .object([
            "inquiry": inquiry.json, "authorisation": authorisation.json, "computed": computed.json,
            "recheckedBy": recheckedBy?.json,
        ])
    }

    init?(_ json: JSON?) {
        guard let inquiry = HouseholdInquiry(json?["inquiry"]),
            let authorisation = Authorisation(json?["authorisation"]),
            let computed = ComputedCategory(json?["computed"])
        else { return nil }
        self.init(
            computed, inquiry: inquiry, authorisation: authorisation, recheckedBy: Decider(json?["recheckedBy"]))
    }
}

extension Publicity {
    var json: JSON {
        ["from": .day(from), "workingDays": .integer(Int64(workingDays)), "until": .day(until)]
    }

    init?(_ json: JSON?) {
        guard let from = json?.day("from"), let workingDays = json?.number("workingDays"),
            let until = json?.day("until")
        else { return nil }
        self.init(from: from, workingDays: workingDays, until: until)
    }
}

extension Signature {
    var json: JSON { ["level": .string(level.rawValue), "by": by.json, "at": .time(at)] }

    init?(_ json: JSON?) {
        guard let level: ApprovalLevel = json?.term("level"), let by = Decider(json?["by"]),
            let at = json?.time("at")
        else { return nil }
        self.init(level, by: by, at: at)
    }
}

extension InForce {
    var json: JSON {
        var members: [JSON.Member] = []
        if case .approved(let approved) = basis {
            members = [
                JSON.Member("qualified", approved.qualified.json),
                JSON.Member("signatures", .array(approved.signatures.map(\.json))),
            ]
        }
        members.append(JSON.Member("computed", computed.json))
        members.append(JSON.Member("since", .day(since)))
        members.append(JSON.Member("reviewedOn", .day(reviewedOn)))
        return .object(members)
    }

    init?(_ json: JSON?) {
        guard let computed = ComputedCategory(json?["computed"]), let since = json?.day("since"),
            let reviewedOn = json?.day("reviewedOn")
        else { return nil }
        guard json?["qualified"] != nil else {
            self.init(.imported, computed: computed, since: since, reviewedOn: reviewedOn)
            return
        }
        guard let qualified = Qualified(json?["qualified"]),
            let signatures = json?.all("signatures", as: { Signature($0) }),
            let approved = Approved(onRecord: qualified, signatures: signatures)
        else { return nil }
        self.init(.approved(approved), computed: computed, since: since, reviewedOn: reviewedOn)
    }
}

extension YearlyReview {
    var json: JSON { ["cause": .string(cause.rawValue), "since": .day(since)] }

    init?(_ json: JSON?) {
        guard let cause: Cause = json?.term("cause"), let since = json?.day("since") else { return nil }
        self.init(cause, since: since)
    }
}

extension ExitNotice {
    var json: JSON {
        .object([
            "reason": .string(reason.rawValue), "by": by?.json, "from": .day(from), "until": .day(until),
        ])
    }

    init?(_ json: JSON?) {
        guard let reason: ExitReason = json?.term("reason"), let from = json?.day("from"),
            let until = json?.day("until")
        else { return nil }
        self.init(reason, by: Decider(json?["by"]), from: from, until: until)
    }
}
