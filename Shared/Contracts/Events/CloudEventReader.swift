#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Collects attributes, whatever mode they came in, and reports the first fault with everything known about the event.
struct CloudEventReader {
    private var specVersion: String?
    private var id: String?
    private var source: String?
    private var type: String?
    private var subject: String?
    private var time: Date?
    private var dataSchema: String?
    private var traceParent: String?
    private var correlationID: String?
    private var causationID: String?
    private var sequence: Int64?
    private var noted: (code: ReasonCode, field: String)?

    /// Reads one attribute; an unknown one is somebody else's extension and is ignored.
    mutating func read(_ name: String, _ value: JSON) {
        switch name {
        case "specversion": specVersion = text(name, value, limit: 16)
        case "id": id = identifier(name, value, limit: 128)
        case "source": source = identifier(name, value, limit: 256)
        case "type": type = identifier(name, value, limit: 128)
        case "subject": subject = identifier(name, value, limit: 256)
        case "dataschema": dataSchema = text(name, value, limit: 256)
        case "traceparent": traceParent = value.string.flatMap { Self.isTraceParent($0) ? $0 : nil }
        case "correlationid": correlationID = identifier(name, value, limit: 128)
        case "causationid": causationID = identifier(name, value, limit: 128)
        case "time":
            guard value != .null else { return }
            time = value.string.flatMap(RFC3339.date)
            if time == nil { note(.eventFieldType, name) }
        case "sequence":
            guard value != .null else { return }
            sequence = value.integer ?? value.string.flatMap { Int64($0) }
            if sequence == nil { note(.eventFieldType, name) }
        default: break
        }
    }

    /// The data's content type must be JSON in UTF-8.
    mutating func readContentType(_ value: JSON) throws(ContractFault) {
        guard value != .null else { return }
        guard let text = value.string else { return note(.eventFieldType, "datacontenttype") }
        guard text != "application/json" else { return }
        let contentType = ContentType(text)
        if !contentType.isUTF8 {
            note(.charsetUnsupported, "datacontenttype")
        } else if !contentType.isJSON {
            note(.contentTypeUnsupported, "datacontenttype")
        }
    }

    mutating func note(_ code: ReasonCode, _ field: String) {
        if noted == nil { noted = (code, field) }
    }

    func fault(_ code: ReasonCode, _ field: String?) -> ContractFault {
        ContractFault(code, field: field, eventID: id, source: source, type: type)
    }

    func event(data: JSON?) throws(ContractFault) -> CloudEvent {
        if let noted { throw fault(noted.code, noted.field) }
        guard let specVersion else { throw fault(.eventFieldMissing, "specversion") }
        guard specVersion == "1.0" else { throw fault(.eventMalformed, "specversion") }
        guard let id else { throw fault(.eventFieldMissing, "id") }
        guard let source else { throw fault(.eventFieldMissing, "source") }
        guard let type else { throw fault(.eventFieldMissing, "type") }
        guard let data else { throw fault(.eventFieldMissing, "data") }
        guard case .object = data else { throw fault(.eventFieldType, "data") }
        return CloudEvent(
            id: id, source: source, type: type, subject: subject, time: time, dataSchema: dataSchema,
            traceParent: traceParent, correlationID: correlationID, causationID: causationID, sequence: sequence,
            data: data)
    }

    /// A text of 1…`limit` bytes without control characters (CloudEvents 1.0, type system). `null` counts as absent.
    private mutating func text(_ name: String, _ value: JSON, limit: Int) -> String? {
        guard value != .null else { return nil }
        guard let text = value.string, (1...limit).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else {
            note(.eventFieldType, name)
            return nil
        }
        return text
    }

    /// W3C Trace Context §3.2: version, trace, parent and flags in lower-case hexadecimal; another text is to be ignored.
    private static func isTraceParent(_ text: String) -> Bool {
        guard text.utf8.count == 55 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            switch offset {
            case 2, 35, 52: byte == UInt8(ascii: "-")
            default: byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        }
    }

    /// A text that is logged, so that a personal number in it is refused, and not repeated in the fault.
    private mutating func identifier(_ name: String, _ value: JSON, limit: Int) -> String? {
        guard let text = text(name, value, limit: limit) else { return nil }
        guard !PersonalIdentifierScan.containsPersonalNumber(text) else {
            note(.identifierPersonal, name)
            return nil
        }
        return text
    }
}
