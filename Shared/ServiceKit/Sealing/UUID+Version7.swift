import FoundationEssentials

extension UUID {
    /// A version 7 UUID (RFC 9562): the time in milliseconds, which keeps indexes local, then 74 random bits.
    public init(at time: Date, _ randomness: Randomness) {
        let milliseconds = UInt64(max(0, time.timeIntervalSince1970 * 1000))
        let high = milliseconds << 16 | 0x7000 | randomness.next() & 0xFFF
        let low = randomness.next() >> 2 | 0x8000_0000_0000_0000
        var uuid = uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &uuid) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        self.init(uuid: uuid)
    }
}
