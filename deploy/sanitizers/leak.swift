// Leaks, so that deploy/sanitize knows that leaks would be seen here. Many: a register may still hold the last one.
for size in 1...100 {
    UnsafeMutablePointer<Int>.allocate(capacity: size).initialize(repeating: 1, count: size)
}
