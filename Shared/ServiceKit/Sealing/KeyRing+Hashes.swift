import Contracts

extension KeyRing {
    /// The keyed hash under which a document is on file, the same for every spelling of its number.
    public func searchHash(of document: IdentityDocument) -> [UInt8] {
        searchHash(of: Array(document.registerKey.utf8), purpose: "document")
    }

    /// The keyed hash of an event's type and canonical data: tells a resend from a reused id.
    public func contentHash(ofCanonical data: [UInt8], type: String) -> [UInt8] {
        searchHash(of: data, purpose: "content \(type)")
    }
}
