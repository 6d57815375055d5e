/// Many things that are asked of a service, a slice at a time, and what came of each.
struct BulkRun<Reference: Hashable & Sendable, Result: Sendable> {
    private let references: [Reference]
    private var lines: ResultLines
    private var results: [Reference: Result] = [:]
    /// Why it ended before each had its answer.
    private(set) var fault: CommandFault?

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ references: [Reference], isQuiet: Bool) {
        var seen: Set<Reference> = []
        self.references = references.filter { seen.insert($0).inserted }
        lines = ResultLines(of: self.references.count, isQuiet: isQuiet)
    }

    /// In the order asked for, without those that were not asked any more.
    var known: [Result] { references.compactMap { results[$0] } }

    /// How many it did not come to.
    var unasked: Int { references.count - results.count }

    /// Asks for all of them, tells each result as it is known, and ends at the first slice that gets no answer; what came
    /// of the others until then is known.
    ///
    /// - Parameters:
    ///   - line: a result in words.
    ///   - unanswered: the result where no answer came: it may have been done, or not.
    /// - Throws: why the service refuses the request as a whole, so that nothing was done.
    mutating func run(
        line: (Result) -> String, unanswered: (Reference) -> Result,
        ask: ([Reference]) async throws(CommandFault) -> [(Reference, Result)]
    ) async throws(CommandFault) {
        for slice in references.requestSlices {
            do throws(CommandFault) {
                for (reference, result) in try await ask(slice) { note(reference, result, line) }
            } catch {
                if results.isEmpty, error.status != .unavailable { throw error }
                fault = error
            }
            // Refused as a whole nothing was done; without an answer nobody here knows.
            if fault == nil || fault?.status == .unavailable {
                for reference in slice where results[reference] == nil { note(reference, unanswered(reference), line) }
            }
            guard fault == nil else { break }
            lines.showProgress()
        }
        lines.clearProgress()
    }

    private mutating func note(_ reference: Reference, _ result: Result, _ line: (Result) -> String) {
        results[reference] = result
        lines.write(line(result))
    }
}
