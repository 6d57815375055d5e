import Glibc

/// Prints a line at once, also where the output is a file that somebody follows.
func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}
