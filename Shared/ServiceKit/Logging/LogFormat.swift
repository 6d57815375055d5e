/// How log lines are written.
public enum LogFormat: String, Sendable {
    /// For people.
    case text
    /// One JSON object a line, for machines.
    case json
}

/// A value in a log line. There is no case for free text from a message: what is logged is chosen field by field.
public enum LogValue: Sendable {
    case text(String)
    case integer(Int)
    case milliseconds(Double)
}
