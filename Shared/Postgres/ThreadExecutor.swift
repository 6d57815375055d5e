import CLibPQ
import Glibc

/// A serial executor on one POSIX thread of its own.
///
/// A libpq handle blocks in `poll` while the server works. It does so here, where nobody else waits: the cooperative
/// pool never blocks, and the handle never crosses threads. It is a task executor too: a task that prefers it comes back
/// from each wait to this thread directly, where it would otherwise pass through the cooperative pool.
final class ThreadExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
    // Safe because `jobs`, `isStopped` and `thread` are touched only with `lock` held.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let wake: UnsafeMutablePointer<pthread_cond_t>
    private var jobs: [UnownedJob] = []
    private var isStopped = false
    private var thread: pthread_t?

    /// Starts the thread; `name` is cut to the kernel's 15 bytes.
    init(name: String) {
        lock = .allocate(capacity: 1)
        wake = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(wake, nil)
        let context = Unmanaged.passRetained(Start(executor: self, name: String(name.prefix(15))))
        var created = pthread_t()
        let status = pthread_create(
            &created, nil,
            { pointer in
                let start = Unmanaged<Start>.fromOpaque(pointer!).takeRetainedValue()
                union_set_thread_name(start.name)
                start.executor.run()
                return nil
            }, context.toOpaque())
        precondition(status == 0, "no thread could be made: the process has reached its limit")
        pthread_detach(created)
        withLock { thread = created }
    }

    deinit {
        pthread_cond_destroy(wake)
        pthread_mutex_destroy(lock)
        wake.deallocate()
        lock.deallocate()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        withLock {
            jobs.append(job)
            pthread_cond_signal(wake)
        }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func checkIsolated() {
        let isOwn = withLock { thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
        precondition(isOwn, "called off the connection's own thread")
    }

    /// Lets the thread end once the jobs already queued have run.
    func stop() {
        withLock {
            isStopped = true
            pthread_cond_signal(wake)
        }
    }

    /// Whether work waits for the thread.
    var hasJobs: Bool { withLock { !jobs.isEmpty } }

    private func run() {
        while let batch = nextJobs() {
            for job in batch {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
        }
    }

    private func nextJobs() -> [UnownedJob]? {
        withLock {
            while jobs.isEmpty && !isStopped { pthread_cond_wait(wake, lock) }
            if jobs.isEmpty { return nil }
            defer { jobs.removeAll(keepingCapacity: true) }
            return jobs
        }
    }

    private func withLock<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    private final class Start {
        let executor: ThreadExecutor
        let name: String

        init(executor: ThreadExecutor, name: String) {
            self.executor = executor
            self.name = name
        }
    }
}
