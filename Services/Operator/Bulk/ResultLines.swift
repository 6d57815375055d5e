/// The lines of a long command, each as soon as its result is known, and below them how far it has come.
struct ResultLines {
    private let total: Int
    private let isQuiet: Bool
    private var written = 0

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(of total: Int, isQuiet: Bool) {
        self.total = total
        self.isQuiet = isQuiet
    }

    mutating func write(_ line: @autoclosure () -> String) {
        written += 1
        guard !isQuiet else { return }
        clearProgress()
        Terminal.standardOutput.write(line() + "\n")
    }

    /// Shows on a terminal how many are known of all; the next line is written over it.
    func showProgress() {
        guard !isQuiet, Terminal.standardError.isTerminal else { return }
        Terminal.standardError.write("\r\(written)/\(total)\u{1B}[K")
    }

    func clearProgress() {
        guard !isQuiet, Terminal.standardError.isTerminal else { return }
        Terminal.standardError.write("\r\u{1B}[K")
    }
}
