import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `insurance.standards.import`: what schemes cost in a place and a year, with the source. The newest import counts; the
/// same figures again change nothing. One faulty row refuses all.
struct ImportStandards: RequestHandler {
    let name = "insurance.standards.import"
    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let rows = request.arguments["standards"]?.array ?? []
        guard (1...Self.maximumCount).contains(rows.count) else {
            throw RequestRefusal(.requestMalformed, field: "standards")
        }
        let standards = try rows.enumerated().map { index, row in
            try ContributionStandard(row, at: "standards[\(index)]")
        }
        let imported = try standards.filter {
            try ContributionStandardStore.save($0, importedBy: request.sender, in: transaction)
        }
        return RequestAnswer(
            [
                "imported": .integer(Int64(imported.count)),
                "known": .integer(Int64(standards.count - imported.count)),
            ],
            outcome: imported.isEmpty
                ? nil
                : Messaging.Outcome(
                    "imported", audit: imported.map { $0.record(by: request.sender, why: why) }))
    }
}

/// `insurance.standards.list`: all that were ever imported, oldest first.
struct ListStandards: RequestHandler {
    let name = "insurance.standards.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        RequestAnswer(["standards": .array(try ContributionStandardStore.listed(in: transaction))])
    }
}

extension ContributionStandard {
    /// Reads a row of an import; `path` names it in a refusal.
    fileprivate init(_ row: JSON, at path: String) throws {
        func refused(_ key: String, _ code: ReasonCode = .valueUnknown) -> RequestRefusal {
            RequestRefusal(code, field: "\(path).\(key)")
        }
        func number(_ key: String, _ range: ClosedRange<Int64>) throws -> Int {
            guard let value = row[key]?.integer, range.contains(value) else { throw refused(key) }
            return Int(value)
        }
        func part(_ key: String) throws -> BasisPoints {
            guard let part = BasisPoints(try number(key, 0...10_000)) else { throw refused(key) }
            return part
        }
        guard let scheme = row["scheme"]?.string.flatMap(InsuranceScheme.init), scheme != .occupationalInjury else {
            throw refused("scheme")
        }
        guard let place = row["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
            throw refused("place", .divisionUnknown)
        }
        let floor = try number("floorPercent", 1...1_000)
        let ceiling = try number("ceilingPercent", Int64(floor)...1_000)
        let quoted = try (row["quotedPercents"]?.array ?? []).map { json in
            guard let percent = json.integer, (floor...ceiling).contains(Int(percent)) else {
                throw refused("quotedPercents")
            }
            return Int(percent)
        }
        guard (1...20).contains(quoted.count) else { throw refused("quotedPercents") }
        let rate = try part("rateBasisPoints")
        let accountRate = try part("accountBasisPoints")
        guard rate.value > 0 else { throw refused("rateBasisPoints") }
        guard accountRate <= rate else { throw refused("accountBasisPoints") }
        guard let source = row["source"]?.string, !source.isEmpty else { throw refused("source") }
        guard source.utf8.count <= 500 else { throw refused("source", .fieldLength) }
        guard !PersonalIdentifierScan.containsPersonalNumber(source) else {
            throw refused("source", .identifierPersonal)
        }
        self.init(
            id: ID(0), scheme: scheme, place: place, year: try number("year", 1990...9_999),
            average: Fen(Int64(try number("averageFen", 1...1_000_000_000))), percents: floor...ceiling, rate: rate,
            accountRate: accountRate, quotedPercents: quoted, allowsCrossYear: row["crossYear"]?.bool ?? false,
            source: source)
    }

    var json: JSON {
        [
            "scheme": .string(scheme.rawValue), "place": .string(place.description), "year": .integer(Int64(year)),
            "averageFen": .integer(average.amount), "floorPercent": .integer(Int64(percents.lowerBound)),
            "ceilingPercent": .integer(Int64(percents.upperBound)), "rateBasisPoints": .integer(Int64(rate.value)),
            "accountBasisPoints": .integer(Int64(accountRate.value)),
            "quotedPercents": .array(quotedPercents.map { .integer(Int64($0)) }), "crossYear": .bool(allowsCrossYear),
            "source": .string(source),
        ]
    }

    /// Who imported which figures.
    fileprivate func record(by operatorName: String, why: String) -> AuditRecord {
        AuditRecord(
            actor: "/operators/\(operatorName)", action: "insurance.standard-imported",
            subject: "\(scheme.rawValue)/\(place)/\(year)", after: json.setting("why", to: .string(why)))
    }
}
