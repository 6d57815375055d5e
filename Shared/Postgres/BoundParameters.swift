/// The parameters of one execution, encoded into one buffer.
struct BoundParameters {
    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    var size: Int { bytes.count }
    /// Where each value starts, or nil for NULL.
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []

    mutating func append<Parameter: PostgresParameter>(_ parameter: Parameter) {
        types.append(Parameter.postgresType)
        let start = bytes.count
        let isPresent = parameter.encode(into: &bytes)
        offsets.append(isPresent ? start : nil)
        lengths.append(Int32(bytes.count - start))
    }

    /// Pointers in the form libpq takes them; they are valid inside `body` only.
    mutating func withPointers<Result>(
        _ body: (
            _ values: UnsafeBufferPointer<UnsafePointer<CChar>?>, _ lengths: UnsafeBufferPointer<Int32>,
            _ formats: UnsafeBufferPointer<Int32>
        ) -> Result
    ) -> Result {
        let formats = [Int32](repeating: 1, count: lengths.count)
        // One byte more, so that an empty value still has an address: libpq reads a null pointer as NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress!
            let values = offsets.map { $0.map { (base + $0).assumingMemoryBound(to: CChar.self) } }
            return values.withUnsafeBufferPointer { values in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { body(values, lengths, $0) }
                }
            }
        }
    }
}
