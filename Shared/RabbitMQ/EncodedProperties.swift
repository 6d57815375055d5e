import CRabbitMQ

/// Texts laid out in one buffer, so that librabbitmq can be handed pointers into it without a copy for each.
private struct TextArena {
    var bytes: [UInt8] = []

    mutating func add(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return start..<bytes.count
    }
}

/// A header table in librabbitmq's form.
struct EncodedHeaders {
    private enum Value {
        case text(Range<Int>)
        case integer(Int64)
        case boolean(Bool)
        case flags([Range<Int>])
    }

    private var arena = TextArena()
    private var entries: [(key: Range<Int>, value: Value)] = []

    init(_ headers: [String: HeaderValue]) {
        for (key, value) in headers {
            let name = arena.add(key)
            switch value {
            case .string(let text): entries.append((name, .text(arena.add(text))))
            case .integer(let number): entries.append((name, .integer(number)))
            case .boolean(let flag): entries.append((name, .boolean(flag)))
            case .other: continue
            }
        }
    }

    /// The client properties of a login: what this client understands, and the name that operators see.
    init(capabilities: [String], name: String) {
        let key = arena.add("capabilities")
        entries.append((key, .flags(capabilities.map { arena.add($0) })))
        let label = arena.add("connection_name")
        entries.append((label, .text(arena.add(name))))
    }

    /// The table is valid inside `body` only.
    func withTable<Result>(_ body: (amqp_table_t) -> Result) -> Result {
        arena.bytes.withUnsafeBytes { buffer in
            func bytes(_ range: Range<Int>) -> amqp_bytes_t {
                amqp_bytes_t(UnsafeRawBufferPointer(rebasing: buffer[range]))
            }
            let nested = entries.reduce(0) { if case .flags(let flags) = $1.value { $0 + flags.count } else { $0 } }
            return withUnsafeTemporaryAllocation(of: amqp_table_entry_t.self, capacity: entries.count + nested + 1) {
                table in
                var next = entries.count
                for (index, entry) in entries.enumerated() {
                    var value = amqp_field_value_t()
                    switch entry.value {
                    case .text(let range):
                        value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
                        value.value.bytes = bytes(range)
                    case .integer(let number):
                        value.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
                        value.value.i64 = number
                    case .boolean(let flag):
                        value.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
                        value.value.boolean = flag ? 1 : 0
                    case .flags(let flags):
                        let start = next
                        for flag in flags {
                            var yes = amqp_field_value_t()
                            yes.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
                            yes.value.boolean = 1
                            (table.baseAddress! + next).initialize(to: amqp_table_entry_t(key: bytes(flag), value: yes))
                            next += 1
                        }
                        value.kind = UInt8(AMQP_FIELD_KIND_TABLE.rawValue)
                        value.value.table = amqp_table_t(
                            num_entries: Int32(flags.count), entries: table.baseAddress! + start)
                    }
                    (table.baseAddress! + index).initialize(to: amqp_table_entry_t(key: bytes(entry.key), value: value))
                }
                return body(amqp_table_t(num_entries: Int32(entries.count), entries: table.baseAddress))
            }
        }
    }
}

extension MessageProperties {
    /// The properties in librabbitmq's form; valid inside `body` only.
    func withEncoded<Result>(_ body: (amqp_basic_properties_t) -> Result) -> Result {
        var arena = TextArena()
        let texts: [(Int32, Range<Int>, WritableKeyPath<amqp_basic_properties_t, amqp_bytes_t>)] = [
            (AMQP_BASIC_CONTENT_TYPE_FLAG, contentType, \.content_type),
            (AMQP_BASIC_CONTENT_ENCODING_FLAG, contentEncoding, \.content_encoding),
            (AMQP_BASIC_CORRELATION_ID_FLAG, correlationID, \.correlation_id),
            (AMQP_BASIC_REPLY_TO_FLAG, replyTo, \.reply_to),
            (AMQP_BASIC_MESSAGE_ID_FLAG, messageID, \.message_id),
            (AMQP_BASIC_TYPE_FLAG, type, \.type),
            (AMQP_BASIC_USER_ID_FLAG, userID, \.user_id),
            (AMQP_BASIC_APP_ID_FLAG, appID, \.app_id),
        ].compactMap { flag, text, path in text.map { (flag, arena.add($0), path) } }
        return arena.bytes.withUnsafeBytes { buffer in
            var encoded = amqp_basic_properties_t()
            encoded._flags = amqp_flags_t(AMQP_BASIC_DELIVERY_MODE_FLAG)
            encoded.delivery_mode = isPersistent ? 2 : 1
            for (flag, range, path) in texts {
                encoded._flags |= amqp_flags_t(flag)
                encoded[keyPath: path] = amqp_bytes_t(UnsafeRawBufferPointer(rebasing: buffer[range]))
            }
            if let timestamp {
                encoded._flags |= amqp_flags_t(AMQP_BASIC_TIMESTAMP_FLAG)
                encoded.timestamp = timestamp
            }
            if headers.isEmpty { return body(encoded) }
            return EncodedHeaders(headers).withTable { table in
                encoded._flags |= amqp_flags_t(AMQP_BASIC_HEADERS_FLAG)
                encoded.headers = table
                return body(encoded)
            }
        }
    }

    /// Copies the properties out of librabbitmq's memory.
    init(_ encoded: amqp_basic_properties_t) {
        func text(_ flag: Int32, _ bytes: amqp_bytes_t) -> String? {
            encoded._flags & amqp_flags_t(flag) == 0 ? nil : String(bytes)
        }
        contentType = text(AMQP_BASIC_CONTENT_TYPE_FLAG, encoded.content_type)
        contentEncoding = text(AMQP_BASIC_CONTENT_ENCODING_FLAG, encoded.content_encoding)
        correlationID = text(AMQP_BASIC_CORRELATION_ID_FLAG, encoded.correlation_id)
        replyTo = text(AMQP_BASIC_REPLY_TO_FLAG, encoded.reply_to)
        messageID = text(AMQP_BASIC_MESSAGE_ID_FLAG, encoded.message_id)
        type = text(AMQP_BASIC_TYPE_FLAG, encoded.type)
        userID = text(AMQP_BASIC_USER_ID_FLAG, encoded.user_id)
        appID = text(AMQP_BASIC_APP_ID_FLAG, encoded.app_id)
        isPersistent = encoded.delivery_mode == 2
        if encoded._flags & amqp_flags_t(AMQP_BASIC_TIMESTAMP_FLAG) != 0 { timestamp = encoded.timestamp }
        guard encoded._flags & amqp_flags_t(AMQP_BASIC_HEADERS_FLAG) != 0 else { return }
        for index in 0..<Int(encoded.headers.num_entries) {
            let entry = encoded.headers.entries[index]
            headers[String(entry.key)] = HeaderValue(entry.value)
        }
    }
}

extension HeaderValue {
    init(_ field: amqp_field_value_t) {
        switch Int(field.kind) {
        case Int(AMQP_FIELD_KIND_UTF8.rawValue): self = .string(String(field.value.bytes))
        case Int(AMQP_FIELD_KIND_BOOLEAN.rawValue): self = .boolean(field.value.boolean != 0)
        case Int(AMQP_FIELD_KIND_I8.rawValue): self = .integer(Int64(field.value.i8))
        case Int(AMQP_FIELD_KIND_U8.rawValue): self = .integer(Int64(field.value.u8))
        case Int(AMQP_FIELD_KIND_I16.rawValue): self = .integer(Int64(field.value.i16))
        case Int(AMQP_FIELD_KIND_U16.rawValue): self = .integer(Int64(field.value.u16))
        case Int(AMQP_FIELD_KIND_I32.rawValue): self = .integer(Int64(field.value.i32))
        case Int(AMQP_FIELD_KIND_U32.rawValue): self = .integer(Int64(field.value.u32))
        case Int(AMQP_FIELD_KIND_I64.rawValue): self = .integer(field.value.i64)
        default: self = .other
        }
    }
}
