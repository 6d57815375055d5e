import Crypto

/// The SHA-256 of what anybody may compute again: announced figures, exported files. What must not be guessed is hashed with
/// a key instead, by ``KeyRing``.
public enum SHA256Digest {
    public static func of(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(SHA256.hash(data: Array(bytes))) }
}
