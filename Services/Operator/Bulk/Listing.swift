import ArgumentParser
import Contracts

/// One page of a listing, as a service answers it.
protocol ListingPage: Decodable, Sendable {
    associatedtype Item: Sendable
    var items: [Item] { get }
    /// Behind what the next page begins; `nil` on the last.
    var next: String? { get }
}

extension ServiceRequests {
    /// What matches the filter, in the service's order, page by page, at most `limit`; and whether there may be more.
    func listing<Page: ListingPage>(
        _ request: String, _ filter: JSON, limit: Int, of service: ServiceName = .enrollment,
        page _: Page.Type = Page.self
    ) async throws(CommandFault) -> (items: [Page.Item], more: Bool) {
        var items: [Page.Item] = []
        var cursor: String?
        repeat {
            let wanted = min(RequestSlice.most, limit - items.count)
            var arguments = filter.setting("limit", to: .integer(Int64(wanted)))
            if let cursor { arguments = arguments.setting("after", to: .string(cursor)) }
            let page = try await ask(service, request, arguments, answer: Page.self)
            items += page.items
            cursor = page.next
        } while cursor != nil && items.count < limit
        return (items, cursor != nil)
    }
}

/// How much of a listing is wanted.
struct ListingOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.limit.inCurrentLanguage))
    var limit = 50

    @Flag(help: .init(LocalizedText.help.allLetters.inCurrentLanguage))
    var all = false

    /// At most that many.
    var most: Int { all ? .max : limit }

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit: 1…") }
    }
}
