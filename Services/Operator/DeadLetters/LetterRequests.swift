import Contracts
import Foundation

/// What `unionctl dead-letters` asks of a service.
extension ServiceRequests {
    /// What a service answers in one piece.
    static var lettersInOneRequest: Int { 500 }

    func letterGroups(_ filter: JSON) async throws(CommandFault) -> [DeadLetterGroup] {
        try await ask(.enrollment, "dead-letters.groups", filter, answer: DeadLetterGroups.self).groups
    }

    /// Letters that match, newest first, page by page, at most `limit`.
    func letters(_ filter: JSON, limit: Int) async throws(CommandFault) -> [DeadLetter] {
        var letters: [DeadLetter] = []
        while letters.count < limit {
            let wanted = min(Self.lettersInOneRequest, limit - letters.count)
            var arguments = filter.setting("limit", to: .integer(Int64(wanted)))
            if let last = letters.last { arguments = arguments.setting("before", to: .integer(last.id)) }
            let page = try await ask(.enrollment, "dead-letters.list", arguments, answer: DeadLetterList.self)
            letters += page.deadLetters
            if page.deadLetters.count < wanted { break }
        }
        return letters
    }

    /// How these letters stand now.
    func letters(numbered ids: [Int64]) async throws(CommandFault) -> [DeadLetter] {
        var letters: [DeadLetter] = []
        for start in stride(from: 0, to: ids.count, by: Self.lettersInOneRequest) {
            let slice = ids[start..<min(start + Self.lettersInOneRequest, ids.count)]
            letters += try await ask(
                .enrollment, "dead-letters.list", ["ids": .array(slice.map(JSON.integer))], answer: DeadLetterList.self
            ).deadLetters
        }
        return letters
    }

    /// Sends letters again. Where no answer comes the same request is made once more: a service that has done it says so.
    func retry(_ ids: [Int64], why: String) async throws(CommandFault) -> [RetriedLetter] {
        let id = UUID().uuidString.lowercased()
        var attempt = 1
        while true {
            do throws(CommandFault) {
                return try await ask(
                    .enrollment, "dead-letters.retry", ["ids": .array(ids.map(JSON.integer))], reason: why,
                    timeout: .seconds(20), id: id, answer: RetriedLetters.self
                ).letters
            } catch {
                guard error.status == .unavailable, attempt < 3 else { throw error }
                attempt += 1
            }
        }
    }
}

/// What a service says of one letter that it was asked to send again.
struct RetriedLetter: Decodable, Sendable {
    struct Message: Decodable, Sendable {
        var zh: String
        var en: String
    }

    var id: Int64
    /// `retrying`, `resolved` or `refused`.
    var result: String
    var code: String?
    var message: Message?
}

private struct RetriedLetters: Decodable, Sendable {
    var letters: [RetriedLetter]
}

private struct DeadLetterList: Decodable, Sendable {
    var deadLetters: [DeadLetter]
}

private struct DeadLetterGroups: Decodable, Sendable {
    var groups: [DeadLetterGroup]
}
