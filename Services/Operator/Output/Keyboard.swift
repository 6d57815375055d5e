import Foundation

/// Where a person types, or a script writes: standard input.
struct Keyboard: Sendable {
    let descriptor: Int32

    static let standardInput = Keyboard(descriptor: 0)

    /// One line without its end; on a terminal it is asked for, and not shown while it is typed.
    ///
    /// - Returns: `nil` where nothing comes, the line is no UTF-8, or longer than 1,024 bytes.
    func secretLine(prompt: String) -> String? {
        var shown = termios()
        let isTerminal = tcgetattr(descriptor, &shown) == 0
        guard isTerminal else { return line() }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(descriptor, TCSAFLUSH, &hidden)
        Terminal.standardError.write(prompt)
        let typed = line()
        tcsetattr(descriptor, TCSAFLUSH, &shown)
        // The line feed that was typed was not shown either.
        Terminal.standardError.write("\n")
        return typed
    }

    /// Byte by byte, so that nothing behind the line is taken away.
    private func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count <= 1_024 {
            let count = read(descriptor, &byte, 1)
            if count == 1, byte != UInt8(ascii: "\n") {
                bytes.append(byte)
            } else if count >= 0 {
                return count == 0 && bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
            } else if errno != EINTR {
                return nil
            }
        }
        return nil
    }
}
