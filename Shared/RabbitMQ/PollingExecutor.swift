import CRabbitMQ
import Glibc

/// A serial executor on one POSIX thread that sleeps in `poll`, on a broker's socket and on an eventfd that wakes it for
/// jobs. The cooperative pool never blocks, and librabbitmq's handles never cross threads.
///
/// It is a task executor too: a task that prefers it comes back from each wait to this thread directly, where it would
/// otherwise pass through the cooperative pool.
final class PollingExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
    // Safe because `jobs`, `isStopped` and `thread` are touched only with `lock` held; `socket` and `onReadable` only on
    // the thread itself.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let wake: Int32
    private var jobs: [UnownedJob] = []
    private var isStopped = false
    private var thread: pthread_t?
    private var socket: Int32?
    private var onReadable: ((_ isReadable: Bool) -> Void)?
    private var wakeTime: ContinuousClock.Instant?

    /// How long the thread sleeps when nothing happens; heartbeats are kept at this grain.
    private static let tick: Int32 = 1_000

    init(name: String) {
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        wake = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        precondition(wake >= 0, "no eventfd could be made: the process has reached its limit of open files")
        let context = Unmanaged.passRetained(Start(executor: self, name: String(name.prefix(15))))
        var created = pthread_t()
        let status = pthread_create(
            &created, nil,
            { pointer in
                let start = Unmanaged<Start>.fromOpaque(pointer!).takeRetainedValue()
                union_amqp_set_thread_name(start.name)
                start.executor.run()
                return nil
            }, context.toOpaque())
        precondition(status == 0, "no thread could be made: the process has reached its limit")
        pthread_detach(created)
        withLock { thread = created }
    }

    deinit {
        Glibc.close(wake)
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustSignal = withLock {
            defer { jobs.append(job) }
            // The thread itself looks at its jobs before it sleeps.
            return jobs.isEmpty && !isOwnThread
        }
        if mustSignal { signal() }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func checkIsolated() {
        precondition(withLock { isOwnThread }, "called off the connection's own thread")
    }

    /// Sets what to watch; on the executor's own thread only. `onReadable` is called after each round of jobs and each
    /// sleep, with true where the socket may have something to read.
    func watch(socket: Int32?, onReadable: ((_ isReadable: Bool) -> Void)?) {
        self.socket = socket
        self.onReadable = onReadable
    }

    /// Looks round at this time, if not before; on the executor's own thread only.
    func wake(at time: ContinuousClock.Instant) { wakeTime = min(wakeTime ?? time, time) }

    /// Lets the thread end once the jobs already queued have run.
    func stop() {
        withLock { isStopped = true }
        signal()
    }

    private func run() {
        var isReadable = true
        while true {
            let (batch, stopping) = takeJobs()
            for job in batch {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            if batch.isEmpty && stopping { return }
            onReadable?(isReadable)
            isReadable = sleep()
        }
    }

    /// - Returns: whether the socket may have something to read; also true at a tick, when heartbeats are due.
    private func sleep() -> Bool {
        let hasJobs = withLock { !jobs.isEmpty || isStopped }
        var descriptors = (pollfd(fd: wake, events: Int16(POLLIN), revents: 0), pollfd(fd: -1, events: 0, revents: 0))
        if let socket { descriptors.1 = pollfd(fd: socket, events: Int16(POLLIN), revents: 0) }
        let timeout = hasJobs ? 0 : pause
        let ready = withUnsafeMutableBytes(of: &descriptors) { buffer in
            poll(buffer.assumingMemoryBound(to: pollfd.self).baseAddress, 2, timeout)
        }
        guard ready > 0 else { return timeout > 0 }
        if descriptors.0.revents != 0 {
            var count: UInt64 = 0
            // Non-blocking: should another wake-up have emptied it already, there is nothing to do.
            _ = read(wake, &count, 8)
        }
        return descriptors.1.revents != 0
    }

    /// Milliseconds until the next tick, or the time asked for.
    private var pause: Int32 {
        guard let time = wakeTime else { return PollingExecutor.tick }
        let rest = ContinuousClock.now.duration(to: time) / .milliseconds(1)
        if rest <= 0 { wakeTime = nil }
        return min(PollingExecutor.tick, max(0, Int32(rest.rounded(.up))))
    }

    private func takeJobs() -> (jobs: [UnownedJob], stopping: Bool) {
        withLock {
            defer { jobs.removeAll(keepingCapacity: true) }
            return (jobs, isStopped)
        }
    }

    /// Makes the thread look round once more; callable from anywhere.
    func signal() {
        var one: UInt64 = 1
        // The counter cannot overflow: it is reset whenever the thread wakes.
        _ = write(wake, &one, 8)
    }

    /// With `lock` held.
    private var isOwnThread: Bool { thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }

    private func withLock<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    private final class Start {
        let executor: PollingExecutor
        let name: String

        init(executor: PollingExecutor, name: String) {
            self.executor = executor
            self.name = name
        }
    }
}
