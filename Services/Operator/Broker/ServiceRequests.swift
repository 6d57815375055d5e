import Contracts
import Foundation

/// Carries an operator's request to a service, and the answer back.
protocol ServiceRequests: Sendable {
    /// Publishes the document to `operations` and waits for what the service replies.
    ///
    /// - Parameter id: the request's identity; sent again, a service returns the answer it stored.
    func exchange(
        _ document: [UInt8], with service: ServiceName, id: String, timeout: Duration
    ) async throws(CommandFault) -> [UInt8]
}

extension ServiceRequests {
    /// Asks a service for something, and reads its answer.
    ///
    /// - Throws: `refused` with the service's own words when it says no, `unavailable` when it says nothing in time.
    func ask<Answer: Decodable>(
        _ service: ServiceName, _ request: String, _ arguments: JSON = .object([]), reason: String? = nil,
        timeout: Duration = .seconds(10), id: String = UUID().uuidString.lowercased(),
        answer _: Answer.Type = Answer.self
    ) async throws(CommandFault) -> Answer {
        let document = JSON.object([
            "request": .string(request), "arguments": arguments, "reason": reason.map(JSON.string),
        ])
        let reply = try await exchange(document.serialized(), with: service, id: id, timeout: timeout)
        let envelope: ServiceAnswer<Answer>
        do {
            envelope = try JSONDecoder().decode(ServiceAnswer<Answer>.self, from: Data(reply))
        } catch {
            throw .unavailable(.serviceUnreadable(service))
        }
        switch envelope {
        case .result(let answer): return answer
        case .refusal(let refusal):
            throw CommandFault(
                status: .refused, text: .serviceRefuses(refusal.code, refusal.message), refusal: refusal)
        }
    }

    /// Asks several services the same, each for a short time only: what each answers, or why it does not.
    func askAll<Answer: Decodable & Sendable>(
        _ request: String, _ arguments: JSON = .object([]), of services: [ServiceName] = ServiceName.allCases,
        timeout: Duration = .seconds(5), answer: Answer.Type = Answer.self
    ) async -> [(service: ServiceName, answer: Result<Answer, CommandFault>)] {
        var answers: [(service: ServiceName, answer: Result<Answer, CommandFault>)] = []
        for service in services {
            do throws(CommandFault) {
                answers.append(
                    (service, .success(try await ask(service, request, arguments, timeout: timeout, answer: answer))))
            } catch {
                answers.append((service, .failure(error)))
            }
        }
        return answers
    }

    /// Asks for what has an effect. Where no answer comes the same request is made again, three times in all: a service
    /// that has done it says once more what came of it, and does nothing twice.
    func insist<Answer: Decodable>(
        _ service: ServiceName, _ request: String, _ arguments: JSON, reason: String?,
        answer: Answer.Type = Answer.self
    ) async throws(CommandFault) -> Answer {
        let id = UUID().uuidString.lowercased()
        var attempt = 1
        while true {
            do throws(CommandFault) {
                return try await ask(
                    service, request, arguments, reason: reason, timeout: .seconds(20), id: id, answer: answer)
            } catch {
                guard error.status == .unavailable, attempt < 3 else { throw error }
                attempt += 1
            }
        }
    }
}

/// What a service replies: `{"ok":true,"result":{…}}` or `{"ok":false,"error":{"code","field"?,"message":{zh,en}}}`.
private enum ServiceAnswer<Answer: Decodable>: Decodable {
    case result(Answer)
    case refusal(ServiceRefusal)

    private struct Refusal: Decodable {
        struct Message: Decodable {
            var zh: String
            var en: String
        }
        var code: String
        var field: String?
        var message: Message
    }

    private enum CodingKeys: CodingKey {
        case ok, result, error
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if try container.decode(Bool.self, forKey: .ok) {
            self = .result(try container.decode(Answer.self, forKey: .result))
        } else {
            let refusal = try container.decode(Refusal.self, forKey: .error)
            self = .refusal(
                ServiceRefusal(
                    code: refusal.code, field: refusal.field,
                    message: LocalizedText(zh: refusal.message.zh, en: refusal.message.en)))
        }
    }
}
