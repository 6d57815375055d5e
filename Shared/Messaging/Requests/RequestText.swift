import Contracts

extension ServiceRequest {
    /// A text for people that is kept with what it names: not blank, and without a person's number in it.
    ///
    /// - Parameters:
    ///   - field: the argument that it is.
    ///   - longest: in characters.
    /// - Throws: `field-missing`, `field-length` or `identifier-personal`, which name the field.
    public func text(_ field: String, longest: Int) throws -> String {
        try Self.text(arguments[field]?.string, field, longest: longest)
    }

    /// The same of a value that lies deeper in the arguments, under the name that a refusal gives it.
    public static func text(_ value: String?, _ field: String, longest: Int) throws -> String {
        guard let value, value.contains(where: { !$0.isWhitespace }) else {
            throw RequestRefusal(.fieldMissing, field: field)
        }
        guard value.unicodeScalars.count <= longest else { throw RequestRefusal(.fieldLength, field: field) }
        guard !PersonalIdentifierScan.containsPersonalNumber(inProse: value) else {
            throw RequestRefusal(.identifierPersonal, field: field)
        }
        return value
    }
}
