import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The stations that one batch of messages is about, with what else is on record of them. Each message sees what was
/// decided before it in the batch.
public struct StationRegister: Sendable {
    public let around: StationSurroundings
    /// The places of the departments that send.
    public let scopes: [DepartmentName: [DivisionCode]]
    public private(set) var stations: [StationKey: Station]
    /// Which of them are different from what is on record, or new: what must be saved.
    public private(set) var changed: Set<StationKey> = []
    public private(set) var serials: StationSerials
    private var codes: [StationCode: StationKey]
    private var neighbourhood: Neighbourhood

    /// - Parameters:
    ///   - stations: those that the messages name, by code or by the sender's own number.
    ///   - neighbours: stations not closed within ``Neighbourhood/radius`` of the points proposed.
    public init(
        around: StationSurroundings, scopes: [DepartmentName: [DivisionCode]], stations: [Station],
        neighbours: [Neighbour] = [], serials: StationSerials = StationSerials()
    ) {
        self.around = around
        self.scopes = scopes
        self.stations = Dictionary(stations.map { ($0.key, $0) }) { _, latest in latest }
        self.serials = serials
        codes = Dictionary(
            stations.compactMap { station in station.code.map { ($0, station.key) } }
        ) { _, latest in latest }
        neighbourhood = Neighbourhood(neighbours)
    }

    /// The station of that name; a proposal's number is the sender's own.
    public func station(_ reference: StationReference, of sender: DepartmentName?) -> Station? {
        switch reference {
        case .code(let code): codes[code].flatMap { stations[$0] }
        case .proposal(let number): sender.flatMap { stations[StationKey(department: $0, number: number)] }
        }
    }

    /// Puts a proposal on record, as the table of ``StationState`` says.
    ///
    /// - Parameters:
    ///   - content: of the event's data.
    ///   - sentAt: by the sender's clock; `nil` where it does not say.
    public mutating func propose(
        _ form: StationForm, content: ContentDigest, from department: DepartmentName, sentAt: Date?
    ) -> StationDecision {
        let key = form.proposalNumber.map { StationKey(department: department, number: $0) }
        if let known = key.flatMap({ stations[$0] }) { return known.proposedAgain(content, around) }
        let likeness = Likeness(form)
        let duplicates = likeness.map { neighbourhood.duplicates(of: $0, at: form.point) } ?? []
        let (station, decision) = Station.propose(
            form, content: content, by: sender(department), at: time(sentAt), beside: duplicates, around)
        if let station { keep(station, likeness) }
        return decision
    }

    /// Takes what a message says of a station on record.
    public mutating func take(
        _ step: StationStep, from department: DepartmentName, sentAt: Date?
    ) -> StationDecision {
        guard let station = step.reference.flatMap({ self.station($0, of: department) }) else {
            let reasons = [Reason(.stationUnknown, field: step.reference?.code == nil ? "proposalNumber" : "code")]
            return .refused(StationRefusal(reasons, of: step.type, about: step.reference, place: nil))
        }
        return take(step, of: station, by: sender(department), sentAt: sentAt)
    }

    /// Takes what an operator decides within his places; `nil` when the station is not on record.
    public mutating func take(_ step: StationStep, of key: StationKey, by sender: StationSender) -> StationDecision? {
        stations[key].map { take(step, of: $0, by: sender, sentAt: nil) }
    }

    private mutating func take(
        _ step: StationStep, of known: Station, by sender: StationSender, sentAt: Date?
    ) -> StationDecision {
        var station = known
        let decision = station.take(step, by: sender, at: time(sentAt), around, &serials)
        if station != known { keep(station) }
        return decision
    }

    /// Lets a day come: what falls due by itself. `nil` when nothing does.
    public mutating func passDay(_ key: StationKey) -> StationMove? {
        guard var station = stations[key], let move = station.passDay(around) else { return nil }
        keep(station)
        return move
    }

    /// Takes a row of a list. A code of ours names the station on record, which a list may not make up.
    ///
    /// - Parameters:
    ///   - key: of department ``StationKey/importer``, with the list's number or one made of ``ImportedStation/namingText``.
    ///   - content: of the row as it was read.
    public mutating func take(
        _ row: ImportedStation, as key: StationKey, content: ContentDigest, by sender: StationSender
    ) -> StationDecision {
        var known = stations[key]
        if case .code(let code) = row.name {
            known = station(.code(code), of: nil)
            guard known != nil else {
                let reasons = [Reason(.stationUnknown, field: "code")]
                return .refused(
                    StationRefusal(reasons, of: .stationProposedV1, about: .code(code), place: row.details.division))
            }
        }
        if let before = known, var station = known {
            let decision = station.importedAgain(row, content: content, by: sender, around, &serials)
            if station != before { keep(station) }
            return decision
        }
        let likeness = Likeness(row.details)
        let duplicates = neighbourhood.duplicates(of: likeness, at: row.details.point)
        let (station, decision) = Station.imported(
            row, as: key, content: content, by: sender, beside: duplicates, around, &serials)
        if let station { keep(station, likeness) }
        return decision
    }

    private func sender(_ department: DepartmentName) -> StationSender {
        StationSender(department: department, places: scopes[department] ?? [])
    }

    /// Never later than now: a clock that runs ahead must not silence its sender for ever.
    private func time(_ sentAt: Date?) -> Date { min(sentAt ?? around.now, around.now) }

    private mutating func keep(_ station: Station, _ likeness: Likeness? = nil) {
        let before = stations.updateValue(station, forKey: station.key)
        changed.insert(station.key)
        if let code = station.code { codes[code] = station.key }
        if before?.details != station.details || before?.state.isClosed != station.state.isClosed {
            neighbourhood.remember(station, likeness ?? Likeness(station.details))
        }
    }
}
