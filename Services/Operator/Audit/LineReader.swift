import Foundation

/// The lines of a file, one after another, however long the file is.
struct LineReader: Sequence, IteratorProtocol {
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(path: String) throws(CommandFault) {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .usage(.fileUnreadable(path)) }
        self.file = file
    }

    /// The next line that is not empty, without its newline.
    mutating func next() -> [UInt8]? {
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[position..<end])
                position = end + 1
                if !line.isEmpty { return line }
            } else if isAtEnd {
                defer { position = buffer.count }
                return position < buffer.count ? Array(buffer[position...]) : nil
            } else {
                readMore()
            }
        }
    }

    private mutating func readMore() {
        buffer.removeFirst(position)
        position = 0
        let more = file.readData(ofLength: 1 << 20)
        isAtEnd = more.isEmpty
        buffer.append(contentsOf: more)
    }
}
