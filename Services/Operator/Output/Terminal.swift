import Foundation

/// A place to write text to: a terminal, a pipe or a file, unbuffered.
struct Terminal: Sendable {
    private let descriptor: Int32

    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)

    /// Whether it is a terminal, where what was written can be written over.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Whether a person reads it in colour: a terminal, and `NO_COLOR` (no-color.org) not set.
    var isColoured: Bool {
        isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Writes all of the text; ends the process quietly when nobody reads any more (`unionctl tail | head`).
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if count > 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                } else if errno == EPIPE {
                    Foundation.exit(0)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}

/// The colours of a line.
enum Colour: Int, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case faint = 2

    func paint(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
