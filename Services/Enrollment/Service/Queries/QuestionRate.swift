import FoundationEssentials
import Synchronization

/// How often each service may ask this process: 60 questions at once, and 20 a second from then on, which is 10,000 people a
/// second; whoever has stolen a service's password learns no more.
final class QuestionRate: Sendable {
    private struct Bucket {
        var left: Double
        var filledAt: Date
    }

    private let most: Double
    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    init(most: Double = 60, perSecond: Double = 20) {
        self.most = most
        self.perSecond = perSecond
    }

    /// Whether one more is answered; counts it if so.
    func admits(_ asker: String, at now: Date) -> Bool {
        buckets.withLock { buckets in
            var bucket = buckets[asker] ?? Bucket(left: most, filledAt: now)
            bucket.left = min(most, bucket.left + max(0, now.timeIntervalSince(bucket.filledAt)) * perSecond)
            bucket.filledAt = max(now, bucket.filledAt)
            defer { buckets[asker] = bucket }
            guard bucket.left >= 1 else { return false }
            bucket.left -= 1
            return true
        }
    }
}
