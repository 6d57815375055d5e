/// A rule or an amount formula as a person wrote it, and where in it something stands.
///
/// Offsets count Unicode scalars, as columns do, so that a column is what an editor shows for Chinese text as well.
public struct RuleText: Sendable, Hashable {
    /// The longest that is read.
    public static let longest = 4096

    public let source: String
    let scalars: [Unicode.Scalar]

    public init(_ source: String) {
        self.source = source
        // One more than is allowed suffices to see that it is too long.
        scalars = Array(source.unicodeScalars.prefix(Self.longest + 1))
    }

    var isTooLong: Bool { scalars.count > Self.longest }

    /// A place in the text, both counted from 1.
    public struct Position: Sendable, Hashable {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// Where an offset is; one beyond the text is at its end.
    public func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), scalars.count)
        let start = lineStart(of: offset)
        var line = 1
        for index in 0..<start where endsLine(at: index) { line += 1 }
        return Position(line: line, column: offset - start + 1)
    }

    /// The line that an offset is in, without its end, and where it begins.
    func line(around offset: Int) -> (start: Int, scalars: ArraySlice<Unicode.Scalar>) {
        let start = lineStart(of: min(max(offset, 0), scalars.count))
        let end = scalars[start...].firstIndex { Self.isLineBreak($0) } ?? scalars.count
        return (start, scalars[start..<end])
    }

    private func lineStart(of offset: Int) -> Int {
        var start = offset
        while start > 0, !endsLine(at: start - 1) { start -= 1 }
        return start
    }

    /// Whether a line ends with this scalar; of a carriage return and a line feed it is the second.
    private func endsLine(at index: Int) -> Bool {
        guard Self.isLineBreak(scalars[index]) else { return false }
        return !(scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n")
    }

    static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
}
