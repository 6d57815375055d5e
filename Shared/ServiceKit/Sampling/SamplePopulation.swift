import Contracts
import Crypto

/// Everything of which a sample is drawn, frozen: its digest is audited before anybody can know the seed.
public struct SamplePopulation: Sendable, Equatable {
    /// Opaque numbers, each once, in the order of their UTF-8 bytes.
    public let numbers: [String]
    /// SHA-256 of the numbers in that order, each with a line feed behind it.
    public let digest: [UInt8]

    /// The same population in whatever order, and however often, its items are given.
    ///
    /// - Returns: nil where a number is empty or has a line feed in it.
    public init?(_ numbers: some Sequence<String>) {
        let sorted = Set(numbers).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var hash = SHA256()
        for number in sorted {
            guard !number.isEmpty, !number.utf8.contains(UInt8(ascii: "\n")) else { return nil }
            hash.update(data: Array(number.utf8) + [UInt8(ascii: "\n")])
        }
        self.numbers = sorted
        digest = Array(hash.finalize())
    }

    /// ⌈share × N⌉: never less than the share that was asked for.
    public func sampleSize(_ share: BasisPoints) -> Int {
        let (product, overflow) = numbers.count.multipliedReportingOverflow(by: Int(share.value))
        precondition(!overflow, "no population is so large")
        return (product + 9_999) / 10_000
    }
}
