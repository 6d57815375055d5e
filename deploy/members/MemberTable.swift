import Contracts
import Foundation
import Postgres

/// The tables in which the enrollment service keeps an accepted application and its member.
public enum MemberTable: String, Sendable, CaseIterable {
    case person
    case document = "person_document"
    case membership
    case application

    var columns: [String] {
        switch self {
        case .person: ["id", "key", "name", "phone", "created_at"]
        case .document: ["fingerprint", "person_id", "type", "number"]
        case .membership:
            ["person_id", "member_id", "card_number", "union_code", "joined_on", "status", "updated_at", "held_since"]
        case .application:
            [
                "department", "number", "content", "state", "outcome_type", "outcome", "decided_at", "request_id",
                "person_id", "union_code", "particulars",
            ]
        }
    }

    /// Appends the member's row.
    func append(_ member: SyntheticMember, to data: inout CopyData) {
        data.beginRow(of: columns.count)
        switch self {
        case .person:
            data.append(member.personID)
            data.append(Bytes(member.sealed.key))
            data.append(Bytes(member.sealed.name))
            data.append(Bytes(member.sealed.phone))
            data.append(member.decidedAt)
        case .document:
            data.append(Bytes(member.fingerprint))
            data.append(member.personID)
            data.append(member.request.applicant.identity.type.rawValue)
            data.append(Bytes(member.sealed.number))
        case .membership:
            data.append(member.personID)
            data.append(member.memberID)
            data.append(member.cardNumber.text)
            data.append(member.acceptance.union.text)
            data.append(DayNumber(daysSince1970: CivilDate(inChinaAt: member.decidedAt).daysSince1970))
            data.append("active")
            data.append(member.decidedAt)
            // They are all in holding pools.
            data.append(member.decidedAt)
        case .application:
            data.append(member.department)
            data.append(member.request.applicationNumber.text)
            data.append(Bytes(member.content))
            data.append("accepted")
            data.append(EnrollmentAccepted.type.rawValue)
            data.append(member.acceptance.json.text)
            data.append(member.decidedAt)
            data.append(member.requestID)
            data.append(member.personID)
            data.append(member.acceptance.union.text)
            data.append(member.request.particulars.text)
        }
    }
}
