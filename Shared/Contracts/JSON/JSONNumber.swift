/// Reads one number literal by the grammar of RFC 8259 §6.
enum JSONNumber {
    /// No sender needs more; a longer literal is an attack on whoever converts it.
    private static let longest = 100

    static func read(_ bytes: borrowing Span<UInt8>, from start: Int) throws(JSONError) -> (value: JSON, end: Int) {
        var position = start
        let negative = bytes[position] == UInt8(ascii: "-")
        if negative { position += 1 }
        let firstDigit = position
        var magnitude: UInt64 = 0
        var fits = true
        while position < bytes.count, let digit = decimalValue(bytes[position]) {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            fits = fits && !overflow && !carry
            magnitude = sum
            position += 1
        }
        guard position > firstDigit, position == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw JSONError(.jsonSyntax, at: firstDigit)
        }
        var whole = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            whole = false
            position = try digits(bytes, from: position + 1)
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            whole = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            position = try digits(bytes, from: position)
        }
        guard position - start <= longest else { throw JSONError(.jsonNumber, at: start) }
        if whole, fits, let value = integer(magnitude, negative: negative) { return (.integer(value), position) }
        return (.number(try double(bytes, start, position)), position)
    }

    private static func integer(_ magnitude: UInt64, negative: Bool) -> Int64? {
        guard negative else { return Int64(exactly: magnitude) }
        return magnitude == UInt64(Int64.max) + 1 ? Int64.min : Int64(exactly: magnitude).map { -$0 }
    }

    private static func digits(_ bytes: borrowing Span<UInt8>, from start: Int) throws(JSONError) -> Int {
        var position = start
        while position < bytes.count, decimalValue(bytes[position]) != nil { position += 1 }
        guard position > start else { throw JSONError(.jsonSyntax, at: start) }
        return position
    }

    private static func double(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Double {
        var text = ""
        for index in start..<end { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
        guard let value = Double(text), value.isFinite else { throw JSONError(.jsonNumber, at: start) }
        return value
    }
}
