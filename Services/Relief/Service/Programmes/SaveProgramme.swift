import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `programmes.check`: what is wrong with a programme, all at once and with the places in its rule and formula, or what it
/// names. Nothing is kept.
struct CheckProgramme: RequestHandler {
    let name = "programmes.check"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let draft = try ProgrammeDraft(request.arguments)
        do throws(ProgrammeFaults) {
            return RequestAnswer(try Programme(checking: draft).checked)
        } catch {
            return RequestAnswer(error.json)
        }
    }
}

/// `programmes.save`: another version of a programme, or its first. The same again changes nothing; what is wrong is told as
/// ``CheckProgramme`` does, and nothing is kept.
struct SaveProgramme: RequestHandler {
    let name = "programmes.save"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        var draft = try ProgrammeDraft(request.arguments)
        do throws(ProgrammeFaults) {
            _ = try Programme(checking: draft)
        } catch {
            return RequestAnswer(error.json.setting("saved", to: false))
        }
        guard try FundStore.project(draft.project, in: transaction)?.fund == draft.fund else {
            throw RequestRefusal(.projectUnknown, field: "project")
        }
        try ProgrammeStore.lock(draft.code, in: transaction)
        let before = try ProgrammeStore.newest(of: draft.code, in: transaction)
        guard before?.isOpen ?? true else { throw RequestRefusal(.programmeClosed, field: "code") }
        let content = String(decoding: draft.json.canonical(), as: UTF8.self)
        func answer(isSaved: Bool, _ outcome: Messaging.Outcome?) -> RequestAnswer {
            RequestAnswer(
                [
                    "valid": true, "saved": .bool(isSaved), "code": .string(draft.code.text),
                    "version": .integer(Int64(draft.version)),
                ], outcome: outcome)
        }
        if let before, before.content == content {
            draft.version = before.version
            return answer(isSaved: false, nil)
        }
        draft.version = (before?.version ?? 0) + 1
        try ProgrammeStore.save(draft, content: content, by: request.sender, in: transaction)
        return answer(
            isSaved: true,
            Messaging.Outcome(
                "saved", events: [draft.announcement(isOpen: true)],
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "programmes.saved", subject: draft.code.text,
                        before: try before.map { try JSON(parsing: Array($0.content.utf8)) } ?? .null,
                        after: draft.json.setting("version", to: .integer(Int64(draft.version))).setting(
                            "why", to: .string(why)))
                ]))
    }
}

extension ProgrammeDraft {
    /// That it was saved or closed.
    func announcement(isOpen: Bool) -> OutgoingEvent {
        let changed = ReliefProgrammeChanged(
            programme: code, version: version, item: item, fund: fund, project: project, days: from...until,
            places: places, bases: bases, open: isOpen)
        return OutgoingEvent(
            type: ReliefProgrammeChanged.type, data: changed.json, subject: code.text,
            place: places.count == 1 ? places.first : nil)
    }
}
