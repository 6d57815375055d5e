extension String {
    /// Whether this is 1 to 64 of letters, digits and `. _ - / :`, as numbers of departments are.
    var isPlainIdentifier: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || "._-/:".utf8.contains($0) }
    }
}
