import Contracts
import Crypto
import Foundation
import RabbitMQ

/// 人社 and 税务 in one department. It answers what it is asked as the person's number has it: properly, twice, late, or so
/// that the case ends.
struct InsuranceOffice: AnsweringDepartment {
    let endpoint: AMQPEndpoint
    let key: Curve25519.KeyAgreement.PrivateKey
    let book: CaseBook

    /// How a person's requests are answered.
    enum Conduct: Int, CaseIterable {
        case properly, twice, late, alreadyInsured

        init(identityNumber: String) {
            let digits = Int(identityNumber.dropFirst(14).prefix(3)) ?? 0
            self = Conduct.allCases[digits % Conduct.allCases.count]
        }
    }

    static let name = "chaos-office"

    func noteAnswers(_ count: Int) { book.noteAnswers(count) }

    func answers(to deliveries: [Delivery]) throws -> DepartmentAnswers {
        DepartmentAnswers(now: try deliveries.flatMap(answers))
    }

    private func answers(to delivery: Delivery) throws -> [OutgoingMessage] {
        let event = try JSON(parsing: delivery.body)
        guard SealedRequest.isOne(event) else { return [] }  // What it heard of its own answers.
        let sealed = try SealedRequest(event)
        let request = try sealed.opened(by: endpoint.username, with: key)
        guard let number = request["caseNumber"]?.string, let round = request["round"]?.integer else {
            throw ChaosError("a request without a case")
        }
        book.noteRequest(id: sealed.id, type: sealed.type, number: number, round: round)
        let conduct = Conduct(identityNumber: request["person"]?["identity"]?["number"]?.string ?? "")
        if conduct == .late, request["attempt"]?.integer == 1 { return [] }
        var reply = Reply(office: endpoint.username, request: sealed.id, number: number, round: round)
        let said = reply.answers(to: sealed.type, request, conduct)
        reply.suffix = "-again"
        return conduct == .twice ? said + reply.answers(to: sealed.type, request, conduct) : said
    }
}

/// The answers to one request; the same request, delivered again, has the same.
private struct Reply {
    let office: String
    let request: String
    let number: String
    let round: Int64
    /// Tells the same answer under another event id.
    var suffix = ""

    func answers(to type: String, _ asked: JSON, _ conduct: InsuranceOffice.Conduct) -> [OutgoingMessage] {
        let now = CivilDate(inChinaAt: Date())
        switch type {
        case EventType.insuranceEligibilityAskedV1.rawValue:
            return [
                message(
                    .insuranceEligibilityAnsweredV1,
                    ["round": .integer(round), "result": conduct == .alreadyInsured ? "already-insured" : "eligible"])
            ]
        case EventType.insuranceRegistrationAskedV1.rawValue:
            return [
                message(
                    .insuranceRegistrationAnsweredV1,
                    ["round": .integer(round), "result": "registered", "reference": .string("R-\(mark)")])
            ]
        case EventType.insurancePaymentLinkAskedV1.rawValue:
            return [
                message(
                    .insurancePaymentLinkIssuedV1,
                    ["round": .integer(round), "url": "https://pay.chaos.example/sb"]),
                message(
                    .insuranceContributionReportedV1,
                    [
                        "period": .string(Month(now).text), "baseFen": asked["baseFen"] ?? .null,
                        "amountFen": asked["monthlyFen"] ?? .null, "paidOn": .string(now.description),
                        "reference": .string("T-\(mark)"),
                    ]),
            ]
        default: return []
        }
    }

    /// Of the case, in pieces too short to be taken for somebody's number.
    private var mark: String { "\(number.suffix(12).prefix(6))x\(number.suffix(6))" }

    private func message(_ type: EventType, _ data: JSON) -> OutgoingMessage {
        .event(
            id: "office-\(request)-\(type.rawValue.split(separator: ".")[1])\(suffix)", of: type, from: office,
            data: data.setting("caseNumber", to: .string(number)))
    }
}
