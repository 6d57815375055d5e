/// How much of a long list one request to a service holds.
enum RequestSlice {
    /// What a service takes, and answers, in one piece.
    static let most = 500
}

extension Array {
    /// All elements in their order, in pieces of at most ``RequestSlice/most``.
    var requestSlices: [[Element]] {
        stride(from: 0, to: count, by: RequestSlice.most).map { start in
            Array(self[start..<Swift.min(start + RequestSlice.most, count)])
        }
    }
}
