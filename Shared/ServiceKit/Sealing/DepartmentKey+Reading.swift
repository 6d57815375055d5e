import Contracts
import FoundationEssentials

extension DepartmentKey {
    /// Reads what a department hands over: a PEM `PUBLIC KEY` (SubjectPublicKeyInfo, RFC 8410), as `openssl pkey -pubout`
    /// and Python's cryptography write it, or the base64 of the 32 bytes.
    ///
    /// - Throws: `department-key-format`, `department-key-weak`, or `department-key-private` for a private key, which its
    ///   owner must not use any more; nothing of the text is quoted.
    public init(reading text: String) throws(ContractFault) {
        // RFC 7468 lets explanatory text stand before and after.
        guard text.utf8.count <= DepartmentKey.longestText else {
            throw ContractFault(.departmentKeyFormat, field: DepartmentKey.field)
        }
        if text.contains("PRIVATE KEY-----") { throw ContractFault(.departmentKeyPrivate, field: DepartmentKey.field) }
        guard let der = try DepartmentKey.pemContent(of: text) else {
            try self.init(raw: try DepartmentKey.decoded(text))
            return
        }
        guard der.starts(with: DepartmentKey.x25519Prefix) else {
            throw ContractFault(.departmentKeyFormat, field: DepartmentKey.field)
        }
        try self.init(raw: Array(der.dropFirst(DepartmentKey.x25519Prefix.count)))
    }

    private static let longestText = 4_096
    private static let begin = "-----BEGIN PUBLIC KEY-----"
    private static let end = "-----END PUBLIC KEY-----"

    /// The DER of a SubjectPublicKeyInfo up to the point: a sequence, algorithm 1.3.101.110 without parameters, a bit
    /// string of 33 bytes with no unused bits. DER has no other spelling of it.
    private static let x25519Prefix: [UInt8] = [
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00,
    ]

    /// What stands between the PEM lines; `nil` where there are none.
    private static func pemContent(of text: String) throws(ContractFault) -> [UInt8]? {
        let afterBegin = text.split(separator: begin, maxSplits: 1, omittingEmptySubsequences: false)
        guard afterBegin.count == 2 else { return nil }
        let beforeEnd = afterBegin[1].split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
        guard beforeEnd.count == 2 else { throw ContractFault(.departmentKeyFormat, field: field) }
        return try decoded(String(beforeEnd[0]))
    }

    private static func decoded(_ base64: String) throws(ContractFault) -> [UInt8] {
        let compact = base64.filter { !$0.isWhitespace }
        guard let bytes = Data(base64Encoded: compact) else { throw ContractFault(.departmentKeyFormat, field: field) }
        return Array(bytes)
    }
}
