import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// `stations.status`: where one station stands, by its code or by the asking department's own number: what was announced
/// of it and may have been missed.
struct StationQuery: RequestHandler {
    let name = "stations.status"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let file = try file(request, in: transaction) else { throw RequestRefusal(.stationUnknown) }
        let today = CivilDate(inChinaAt: request.now)
        return RequestAnswer(["station": file.station.record(on: today).json])
    }

    private func file(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> StationFile? {
        if let text = request.arguments["code"]?.string {
            guard let code = StationCode(text) else { throw RequestRefusal(.stationCodeFormat, field: "code") }
            return try StationStore.file(code, in: transaction)
        }
        guard let text = request.arguments["proposalNumber"]?.string else {
            throw RequestRefusal(.stationReferenceMissing, field: "code")
        }
        guard let number = ProposalNumber(text), let sender = DepartmentName(request.sender) else {
            throw RequestRefusal(.proposalNumberFormat, field: "proposalNumber")
        }
        return try StationStore.file(StationKey(department: sender, number: number), in: transaction)
    }
}
