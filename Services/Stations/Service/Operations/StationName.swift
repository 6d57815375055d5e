import Contracts
import Messaging
import Postgres
import StationsDomain

/// A station as an operator names it: by its code, or by its department and that department's number for it.
enum StationName: Hashable, CustomStringConvertible {
    /// So many are named in one request.
    static let maximumCount = 500

    case code(StationCode)
    case key(StationKey)

    /// Reads `YZ4301020000163` or `union-changsha/ZD-2026-001`; a number may hold further slashes.
    ///
    /// - Throws: ``RequestRefusal`` naming the argument.
    init(_ text: String, field: String) throws {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            guard let code = StationCode(text) else {
                let isCode = text.wholeMatch(of: /YZ[0-9]{13}/) != nil
                throw RequestRefusal(isCode ? .stationCodeCheck : .stationCodeFormat, field: field)
            }
            self = .code(code)
            return
        }
        guard let department = DepartmentName(parts[0]) else {
            throw RequestRefusal(.departmentNameInvalid, field: field)
        }
        guard let number = ProposalNumber(parts[1]) else { throw RequestRefusal(.proposalNumberFormat, field: field) }
        self = .key(StationKey(department: department, number: number))
    }

    /// Reads `{code}` or `{department, proposalNumber}`.
    init(_ arguments: JSON) throws {
        if let code = arguments["code"]?.string {
            try self.init(code, field: "code")
            guard case .code = self else { throw RequestRefusal(.stationCodeFormat, field: "code") }
            return
        }
        guard let department = arguments["department"]?.string, let number = arguments["proposalNumber"]?.string else {
            throw RequestRefusal(.stationReferenceMissing)
        }
        try self.init("\(department)/\(number)", field: "proposalNumber")
    }

    /// Reads `{stations: ["YZ…", "department/number", …]}`.
    static func list(_ arguments: JSON) throws -> [StationName] {
        let asked = arguments["stations"]?.array ?? []
        guard (1...maximumCount).contains(asked.count) else {
            throw RequestRefusal(.requestMalformed, field: "stations")
        }
        return try asked.enumerated().map { index, name in
            try StationName(name.string ?? "", field: "stations[\(index)]")
        }
    }

    /// As it was named.
    var description: String {
        switch self {
        case .code(let code): code.text
        case .key(let key): "\(key)"
        }
    }
}

extension RegisterInquiry.Subjects {
    mutating func add(_ name: StationName) {
        switch name {
        case .code(let code): codes.insert(code)
        case .key(let key): keys.insert(key)
        }
    }
}

extension StationRegister {
    func station(named name: StationName) -> Station? {
        switch name {
        case .code(let code): station(.code(code), of: nil)
        case .key(let key): stations[key]
        }
    }
}

extension StationStore {
    static func file(named name: StationName, in transaction: borrowing Transaction) throws -> StationFile? {
        switch name {
        case .code(let code): try file(code, in: transaction)
        case .key(let key): try file(key, in: transaction)
        }
    }
}
