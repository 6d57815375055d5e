import Contracts

/// What `unionctl dead-letters` asks of a service.
extension ServiceRequests {
    func letterGroups(
        _ filter: JSON, at service: ServiceName = .enrollment
    ) async throws(CommandFault) -> [DeadLetterGroup] {
        var groups = try await ask(service, "dead-letters.groups", filter, answer: DeadLetterGroups.self).groups
        for index in groups.indices { groups[index].service = service }
        return groups
    }

    /// Letters that match, newest first, page by page, at most `limit`.
    func letters(
        _ filter: JSON, limit: Int, at service: ServiceName = .enrollment
    ) async throws(CommandFault) -> [DeadLetter] {
        var letters: [DeadLetter] = []
        while letters.count < limit {
            let wanted = min(RequestSlice.most, limit - letters.count)
            var arguments = filter.setting("limit", to: .integer(Int64(wanted)))
            if let last = letters.last { arguments = arguments.setting("before", to: .integer(last.id)) }
            let page = try await ask(service, "dead-letters.list", arguments, answer: DeadLetterList.self)
            letters += page.deadLetters
            if page.deadLetters.count < wanted { break }
        }
        for index in letters.indices { letters[index].service = service }
        return letters
    }

    /// How these letters stand now.
    func letters(
        numbered ids: [Int64], at service: ServiceName = .enrollment
    ) async throws(CommandFault) -> [DeadLetter] {
        var letters: [DeadLetter] = []
        for slice in ids.requestSlices {
            letters += try await ask(
                service, "dead-letters.list", ["ids": .array(slice.map(JSON.integer))], answer: DeadLetterList.self
            ).deadLetters
        }
        return letters
    }

    /// Sends letters again.
    func retry(
        _ ids: [Int64], why: String, at service: ServiceName = .enrollment
    ) async throws(CommandFault) -> [RetriedLetter] {
        try await insist(
            service, "dead-letters.retry", ["ids": .array(ids.map(JSON.integer))], reason: why,
            answer: RetriedLetters.self
        ).letters
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
