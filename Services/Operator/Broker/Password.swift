/// A new password for a broker user: 256 random bits, in characters that a URI and a shell take as they are.
enum Password {
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    static func random(using generator: inout some RandomNumberGenerator) -> String {
        // 43 characters of 62 carry 256 bits.
        String((0..<43).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
