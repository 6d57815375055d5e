/// When a message that could not be handled is tried again: through the delay queues, with the attempts counted by us.
enum RetrySchedule {
    private static let delays = ["5s", "30s", "5m", "30m"]

    /// The queue to wait in after so many attempts, or nil when the message is to be put aside.
    static func queue(of service: String, afterFailures attempts: Int) -> String? {
        guard attempts >= 1, attempts <= delays.count else { return nil }
        return "\(service).retry.\(delays[attempts - 1])"
    }

    /// With so many attempts behind it a message is tried once more and not again.
    static let exhausted = delays.count

    /// How often a message waits for news of its sender: 5 s, then 30 s.
    static let waitsForSender = 2
}
