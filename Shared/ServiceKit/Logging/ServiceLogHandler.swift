import FoundationEssentials
import Logging

/// Writes swift-log's lines through ``LogOutput``, with their metadata as fields.
public struct ServiceLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    private let output: LogOutput

    public init(output: LogOutput, level: Logger.Level) {
        self.output = output
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let merged = metadata.merging(event.metadata ?? [:]) { $1 }
        let fields = merged.sorted { $0.key < $1.key }.map { (key: $0.key, value: LogValue.text("\($0.value)")) }
        output.write([.init(time: Date(), level: event.level, message: "\(event.message)", fields: fields)])
    }
}
