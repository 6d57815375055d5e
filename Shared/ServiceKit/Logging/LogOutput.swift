import Contracts
import FoundationEssentials
import Glibc
import Logging

/// Where log lines go: standard output, a whole line or a whole batch of lines at a time.
public struct LogOutput: Sendable {
    public let format: LogFormat
    private let descriptor: Int32

    public init(format: LogFormat, descriptor: Int32 = 1) {
        self.format = format
        self.descriptor = descriptor
    }

    /// One line: when, how grave, what, and the fields in their order.
    public struct Line: Sendable {
        public var time: Date
        public var level: Logger.Level
        public var message: String
        public var fields: [(key: String, value: LogValue)]

        public init(
            time: Date, level: Logger.Level, message: String, fields: [(key: String, value: LogValue)] = []
        ) {
            self.time = time
            self.level = level
            self.message = message
            self.fields = fields
        }
    }

    public func write(_ lines: [Line]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.count * 256)
        for line in lines {
            switch format {
            case .text: appendText(line, to: &bytes)
            case .json: appendJSON(line, to: &bytes)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        write(bytes)
    }

    private func appendText(_ line: Line, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: RFC3339.string(line.time).utf8)
        bytes.append(contentsOf: LogOutput.label(line.level).utf8)
        bytes.append(contentsOf: line.message.utf8)
        for (key, value) in line.fields {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: key.utf8)
            bytes.append(UInt8(ascii: "="))
            switch value {
            case .text(let text): bytes.append(contentsOf: LogOutput.oneWord(text).utf8)
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .milliseconds(let number): bytes.append(contentsOf: LogOutput.rounded(number).utf8)
            }
        }
    }

    private func appendJSON(_ line: Line, to bytes: inout [UInt8]) {
        var members: [JSON.Member] = [
            .init("time", .string(RFC3339.string(line.time))), .init("level", .string(line.level.rawValue)),
            .init("message", .string(line.message)),
        ]
        for (key, value) in line.fields {
            switch value {
            case .text(let text): members.append(.init(key, .string(text)))
            case .integer(let number): members.append(.init(key, .integer(Int64(number))))
            case .milliseconds(let number): members.append(.init(key, .number((number * 1000).rounded() / 1000)))
            }
        }
        JSON.object(members).write(to: &bytes)
    }

    /// Writes all of it; where standard output is closed or full for good there is nobody left to tell.
    private func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    return
                }
                rest = rest.dropFirst(written)
            }
        }
    }

    private static func label(_ level: Logger.Level) -> String {
        switch level {
        case .trace: " TRACE  "
        case .debug: " DEBUG  "
        case .info: " INFO   "
        case .notice: " NOTICE "
        case .warning: " WARN   "
        case .error: " ERROR  "
        case .critical: " FATAL  "
        }
    }

    /// Milliseconds with two digits.
    private static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    private static func oneWord(_ text: String) -> String {
        let needsQuotes = text.isEmpty || text.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x7F }
        if !needsQuotes { return text }
        return JSON.string(text).text
    }
}
