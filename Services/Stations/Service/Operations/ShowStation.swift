import Contracts
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.show`: one station with all that is on record of it; who answers for it only where that is asked for, with a
/// reason, and then it is on record who has seen it, and why.
struct ShowStation: RequestHandler {
    let name = "stations.show"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let asksContact = request.arguments["contact"]?.bool ?? false
        let why = asksContact ? try request.requiredWhy() : nil
        guard let file = try StationStore.file(named: try StationName(request.arguments), in: transaction),
            let id = file.id, let listed = try StationListStore.station(id, in: transaction)
        else { throw RequestRefusal(.stationUnknown) }
        let today = CivilDate(inChinaAt: request.now)
        let contact = try StationContactStore.contact(of: id, in: transaction)
        let station = file.station
        let opened = asksContact ? try contact?.open(keys) : nil
        let result = JSON.object([
            "station": listed.json(on: today), "record": StationOpened(record: station.record(on: today)).json,
            "circumstances": try JSON(parsing: Array(Circumstances(station.state).text.utf8)),
            "version": .integer(Int64(station.version)), "request": .string(file.requestID),
            "inspection": station.state.inService.map { service in
                [
                    "on": service.inspection.on.json, "until": service.inspection.until.json,
                    "isDueTold": .bool(service.inspection.isDueTold),
                ]
            },
            "stars": station.stars.map { ["stars": .integer(Int64($0.stars)), "until": $0.until.json] },
            "upgradedOn": station.upgradedOn?.json,
            "listings": .array(try StationDetailStore.listings(of: id, in: transaction)),
            "inspections": .array(try StationDetailStore.inspections(of: id, in: transaction)),
            "held": .array(try StationDetailStore.held(at: id, in: transaction)),
            "visits": try StationDetailStore.visits(of: id, until: today, in: transaction),
            "hasContact": .bool(contact != nil), "contact": opened,
        ])
        guard let why, opened != nil else { return RequestAnswer(result) }
        let record = AuditRecord(
            actor: "/operators/\(request.sender)", action: "station.contact-seen", subject: "\(station.key)",
            after: ["why": .string(why)])
        return RequestAnswer(result, outcome: Messaging.Outcome("seen", audit: [record]), isKept: false)
    }
}
