import Contracts
import Crypto
import Foundation
import RabbitMQ

/// A department that publishes stations on its map. It opens what it is asked, and answers as ``MapConduct`` has it.
struct MapProvider: AnsweringDepartment {
    let endpoint: AMQPEndpoint
    let key: Curve25519.KeyAgreement.PrivateKey
    let seed: UInt64
    let book: MapBook

    static let name = "chaos-map"

    func noteAnswers(_ count: Int) { book.noteAnswers(count) }

    func answers(to deliveries: [Delivery]) throws -> DepartmentAnswers {
        var answers = DepartmentAnswers()
        for delivery in deliveries {
            let (said, isLate) = try self.answers(to: delivery)
            if isLate { answers.later += said } else { answers.now += said }
        }
        return answers
    }

    /// - Returns: what is said, and whether that is held back for a while.
    private func answers(to delivery: Delivery) throws -> (answers: [OutgoingMessage], isLate: Bool) {
        let event = try JSON(parsing: delivery.body)
        guard SealedRequest.isOne(event) else {
            if event["type"]?.string == EventType.stationRejectedV1.rawValue, let cause = event["causationid"]?.string,
                let id = event["id"]?.string
            {
                book.noteRefused(cause: cause, id: shortHash(id))
            }
            return ([], false)
        }
        let sealed = try SealedRequest(event)
        let request = try sealed.opened(by: endpoint.username, with: key)
        guard let code = request["code"]?.string, let number = request["request"]?.integer,
            let attempt = request["attempt"]?.integer
        else { throw ChaosError("a request about no station") }
        let ask = MapBook.Ask(code: code, request: number)
        let isTakedown = sealed.type == EventType.stationTakedownAskedV1.rawValue
        book.noteAsked(ask, isTakedown: isTakedown, attempt: attempt)
        let conduct = MapConduct(code: code, request: number, seed: seed)
        let words = conduct.words(attempt: attempt)
        // Asked again, what waited is told now.
        return (words.map { say($0, ask, isTakedown, sealed.id) }, conduct == .outOfOrder && attempt == 1)
    }

    private func say(_ word: MapConduct.Word, _ ask: MapBook.Ask, _ isTakedown: Bool, _ cause: String)
        -> OutgoingMessage
    {
        let id = "map-\(cause)-\(word)"
        var (request, outcome) = (ask.request, isTakedown ? "offline" : "online")
        switch word {
        case .done, .doneAgain: book.noteDone(ask, isTakedown: isTakedown)
        case .refused: outcome = "refused"
        case .old:
            outcome = "online"
            // Of the first there is none before it: it makes one up.
            request = ask.request > 1 ? ask.request - 1 : ask.request + 50
            if ask.request == 1 { book.noteUnasked(id) }
        }
        return .event(
            id: id, of: .stationListingConfirmedV1, from: endpoint.username,
            data: [
                "code": .string(ask.code), "request": .integer(request), "outcome": .string(outcome),
                "poi": .string("P\(shortHash(ask.code) % 1_000_000)"),
                "reasons": word == .refused ? ["名称与现有地点重复，请核实"] : [],
            ])
    }
}
