/// How one request to a map provider is answered: it follows from the seed, the station and the request's number.
enum MapConduct: Sendable, CaseIterable {
    case properly, twice
    /// Only when asked for the second, the third time.
    case whenAskedAgain, whenAskedThrice
    /// Behind what is answered later.
    case outOfOrder
    case refusesFirst
    /// First another answer, that something asked for earlier is shown now: believed at once, and asked about again.
    case showsTheOldFirst

    init(code: String, request: Int64, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: shortHash("\(code) \(request)"))
        self =
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<52: .properly
            case 52..<62: .twice
            case 62..<72: .whenAskedAgain
            case 72..<76: .whenAskedThrice
            case 76..<88: .outOfOrder
            case 88..<94: .refusesFirst
            default: .showsTheOldFirst
            }
    }

    /// What is said when it is asked for that time: in this order.
    func words(attempt: Int64) -> [Word] {
        switch self {
        case .properly, .outOfOrder: [.done]
        case .twice: [.done, .doneAgain]
        case .whenAskedAgain: attempt < 2 ? [] : [.done]
        case .whenAskedThrice: attempt < 3 ? [] : [.done]
        case .refusesFirst: attempt < 2 ? [.refused] : [.done]
        case .showsTheOldFirst: attempt < 2 ? [.old, .done] : [.done]
        }
    }

    enum Word: String, Sendable {
        case done, doneAgain, refused, old
    }
}
