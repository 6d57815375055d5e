import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Decider {
    var json: JSON { ["name": .string(name), "document": .string(document)] }

    init?(_ json: JSON?) {
        guard let name = json?["name"]?.string, let document = json?["document"]?.string else { return nil }
        self.init(name: name, document: document)
    }
}

extension OfficerAct {
    var json: JSON { ["by": by.json, "at": .time(at)] }

    init?(_ json: JSON?) {
        guard let by = Decider(json?["by"]), let at = json?.time("at") else { return nil }
        self.init(by: by, at: at)
    }
}

extension HouseholdInquiry {
    var json: JSON { ["review": review.json, "first": first.json, "second": second.json] }

    init?(_ json: JSON?) {
        guard let review = OfficerAct(json?["review"]), let first = OfficerAct(json?["first"]),
            let second = OfficerAct(json?["second"])
        else { return nil }
        self.init(review: review, first: first, second: second)
    }
}

extension Authorisation {
    var json: JSON {
        [
            "textVersion": .string(textVersion), "signedOn": .day(signedOn), "reference": .string(reference.text),
            "signers": .array(signers.sorted().map(JSON.string)),
        ]
    }

    init?(_ json: JSON?) {
        guard let textVersion = json?["textVersion"]?.string, let signedOn = json?.day("signedOn"),
            let reference = json?["reference"]?.string.flatMap({ SourceReference($0) }),
            let signers = json?.all("signers", as: { $0?.string })
        else { return nil }
        self.init(textVersion: textVersion, signedOn: signedOn, reference: reference, signers: Set(signers))
    }
}

extension OpenVerification {
    var json: JSON {
        [
            "office": .string(office.text), "round": .integer(Int64(round)), "attempt": .integer(Int64(attempt)),
            "askedAt": .time(askedAt), "dueAt": .time(dueAt),
        ]
    }

    init?(_ json: JSON?) {
        guard let office = json?["office"]?.string.flatMap({ DepartmentName($0) }), let round = json?.number("round"),
            let attempt = json?.number("attempt"), let askedAt = json?.time("askedAt"),
            let dueAt = json?.time("dueAt")
        else { return nil }
        self.init(office: office, round: round, attempt: attempt, askedAt: askedAt, dueAt: dueAt)
    }
}
