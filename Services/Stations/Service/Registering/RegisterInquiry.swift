import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Everything that messages about stations may need, asked in one round trip; stations on record are locked in the order
/// of their ids, so that two processes cannot decide about one at once.
struct RegisterInquiry {
    private let stations: Question
    private let neighbours: Question?
    private let unions: Question?
    private let settings: Question
    private let counties: Set<DivisionCode>

    /// What messages are about.
    struct Subjects {
        var codes: Set<StationCode> = []
        var keys: Set<StationKey> = []
        /// Where something is proposed: others there may be the same.
        var points: [GeoPoint] = []
        /// Unions that are named, and counties whose union answers where none is.
        var unions: Set<UnionCode> = []
        var counties: Set<DivisionCode> = []

        mutating func add(_ reference: StationReference, of department: DepartmentName) {
            switch reference {
            case .code(let code): codes.insert(code)
            case .proposal(let number): keys.insert(StationKey(department: department, number: number))
            }
        }
    }

    init(about subjects: Subjects, in transaction: borrowing Transaction) throws {
        counties = subjects.counties
        // First of all, so that whoever holds a station never waits for a place.
        try StationStore.claimPlaces(of: subjects.points, in: transaction)
        stations = try StationStore.ask(for: subjects.codes, and: subjects.keys, in: transaction)
        neighbours =
            subjects.points.isEmpty
            ? nil : try StationStore.askForNeighbours(of: subjects.points, in: transaction)
        unions =
            subjects.unions.isEmpty && subjects.counties.isEmpty
            ? nil : try UnionStore.ask(for: subjects.unions, and: subjects.counties, in: transaction)
        settings = try StationSettingStore.ask(in: transaction)
    }

    /// The part of the register that was asked for.
    ///
    /// - Parameter drawsCodes: whether stations may be given their code; the counters of their counties are then locked.
    func desk(
        senders: [String: Sender], drawsCodes: Bool = false, at now: Date, in transaction: borrowing Transaction
    ) throws -> StationDesk {
        let files = try StationStore.files(transaction.rows(stations))
        let around = StationSurroundings(
            now: now, settings: try StationSettingStore.settings(transaction.rows(settings)),
            unions: try unions.map { try UnionStore.directory(transaction.rows($0)) } ?? UnionDirectory())
        let serials =
            drawsCodes
            ? try SerialStore.locked(
                counties.union(files.map(\.station.details.division)), in: transaction) : StationSerials()
        let register = StationRegister(
            around: around, scopes: senders.scopes, stations: files.map(\.station),
            neighbours: try neighbours.map { try StationStore.neighbours(transaction.rows($0)) } ?? [],
            serials: serials)
        return StationDesk(register, files: files, at: now)
    }
}

extension [String: Sender] {
    /// The places of the departments that send.
    fileprivate var scopes: [DepartmentName: [DivisionCode]] {
        var scopes: [DepartmentName: [DivisionCode]] = [:]
        for sender in values { if let name = DepartmentName(sender.name) { scopes[name] = sender.places } }
        return scopes
    }
}
