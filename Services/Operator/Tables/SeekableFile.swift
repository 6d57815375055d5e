import Foundation

/// A file that can be read more than once. What comes on standard input, or through a pipe, lies meanwhile in a file that
/// has no name and ends with the process: it may hold personal data.
struct SeekableFile {
    private let file: FileHandle

    /// - Parameter path: `-` for standard input.
    init(path: String) throws {
        let opened = path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
        file = (try? opened.seek(toOffset: 0)) == nil ? try Self.copy(opened) : opened  // a pipe has no start
    }

    /// All of its bytes.
    func fromStart() throws -> any ByteSource {
        try file.seek(toOffset: 0)
        return BytesOfFile(file)
    }

    private static func copy(_ pipe: FileHandle) throws -> FileHandle {
        let template = FileManager.default.temporaryDirectory.appending(path: "unionctl-XXXXXX").path
        var path = Array(template.utf8CString)
        let descriptor = mkstemp(&path)  // for the owner alone
        guard descriptor >= 0, unlink(path) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        while let piece = try pipe.read(upToCount: BytesOfFile.piece), !piece.isEmpty {
            try file.write(contentsOf: piece)
        }
        return file
    }
}
