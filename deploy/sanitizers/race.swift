import Glibc

// A data race, so that deploy/sanitize knows that races would be seen here.
nonisolated(unsafe) let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
counter.pointee = 0
let count: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
    for _ in 0..<100_000 { counter.pointee += 1 }
    return nil
}
var threads = [pthread_t(), pthread_t()]
for index in threads.indices { pthread_create(&threads[index], nil, count, nil) }
for thread in threads { pthread_join(thread, nil) }
counter.deallocate()
