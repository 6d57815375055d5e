import Contracts

extension ServiceRequest {
    /// An identity document that stands in the arguments of a request, `{type, number}`; `nil` where there is none.
    ///
    /// - Throws: `id-format` or what else is wrong with the number, which names the field and never quotes the value.
    public static func document(_ identity: JSON?, _ field: String) throws -> IdentityDocument? {
        guard let identity, identity != .null else { return nil }
        guard let type = identity["type"]?.string.flatMap(IdentityType.init), let number = identity["number"]?.string
        else { throw RequestRefusal(.idFormat, field: field) }
        var findings: [ReasonCode] = []
        guard let document = IdentityDocument(type: type, written: number, findings: &findings) else {
            throw RequestRefusal(findings.first { !$0.isWarning } ?? .idFormat, field: "\(field).number")
        }
        return document
    }
}
