import Contracts

/// What `events.log` tells of stations: each outcome once, each station's in order, each code of one station.
struct StationLog: Sendable {
    /// The hash of the outcome's id, by the id of the message it answers.
    private(set) var outcomes: [String: UInt64] = [:]
    private(set) var doubled: [String] = []
    private(set) var inversions: [String] = []
    private(set) var codes = Codes()
    private var ids: Set<UInt64> = []
    private var sequences: [String: Int64] = [:]

    /// Which station each code was announced of.
    struct Codes: Sendable {
        private var subjects: [String: String] = [:]
        private var codes: [String: String] = [:]
        private(set) var faults: [String] = []

        mutating func note(_ code: String, of subject: String) {
            if let other = subjects[code], other != subject { faults.append("\(code): \(other) and \(subject)") }
            if let other = codes[subject], other != code { faults.append("\(subject): \(other) and \(code)") }
            subjects[code] = subject
            codes[subject] = code
        }
    }

    /// Whether the event is about a station, or answers a message about one.
    static func concerns(type: String, cause: String?) -> Bool {
        type.hasPrefix("station.") || cause.flatMap(StationBook.story(ofMessage:)) != nil
    }

    /// - Returns: whether it stands in the log already.
    mutating func take(_ event: JSON, id: UInt64, type: String) -> Bool {
        guard ids.insert(id).inserted else { return true }
        if let cause = event["causationid"]?.string {
            if let other = outcomes[cause], other != id { doubled.append("\(cause): \(type)") }
            outcomes[cause] = id
        }
        // A station's; what names none, or only a code that somebody read, is in no order.
        guard let subject = event["subject"]?.string, subject.contains("/"), let sequence = event["sequence"]?.integer
        else { return false }
        if sequence < sequences[subject] ?? 0 { inversions.append("\(subject): \(type)") }
        sequences[subject] = max(sequence, sequences[subject] ?? 0)
        // Who is refused is told the code that was named, which is no station's of his.
        if type != EventType.stationRejectedV1.rawValue, let code = event["data"]?["code"]?.string {
            codes.note(code, of: subject)
        }
        return false
    }
}
