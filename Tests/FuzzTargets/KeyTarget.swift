import Contracts
import FoundationEssentials
import ServiceKit

extension FuzzTarget {
    static let keys = FuzzTarget("keys", "departments' public keys, PEM and base64", maximumLength: 512) { bytes in
        let key: DepartmentKey
        do throws(ContractFault) {
            key = try DepartmentKey(reading: String(decoding: bytes, as: UTF8.self))
        } catch {
            try hold(
                [.departmentKeyFormat, .departmentKeyWeak, .departmentKeyPrivate].contains(error.code),
                "\(error.code) is a key's fault")
            return try holdQuotesNothing(error)
        }
        try hold(key.raw.count == 32, "a key of \(key.raw.count) bytes")
        try hold(key.id.utf8.count == 16, "an id of 16 digits")
        let base64 = Data(key.raw).base64EncodedString()
        try hold(try DepartmentKey(reading: base64) == key, "base64 is read as it is written")
        let der = Data([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00] + key.raw)
        let pem = "-----BEGIN PUBLIC KEY-----\n\(der.base64EncodedString())\n-----END PUBLIC KEY-----\n"
        try hold(try DepartmentKey(reading: pem) == key, "PEM is read as it is written")
        guard let department = DepartmentName("tax") else { return }
        let sealed = key.seal([:], to: department, type: .enrollmentRequestedV1, eventID: "e")
        try hold(sealed["keyId"]?.string == key.id, "what is sealed names its key")
        let enc = sealed["enc"]?.string.flatMap { Data(base64Encoded: $0) }
        try hold(enc?.count == 32 && enc != Data(count: 32), "every key that is read can be sealed to")
    }
}
