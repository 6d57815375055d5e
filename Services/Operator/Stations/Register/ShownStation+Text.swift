import Contracts

extension ShownStation {
    func text(in language: Language) -> String {
        let sections = [
            DetailRows.text(rows(in: language), in: language),
            listings.isEmpty ? nil : Self.listingTable(language).text(listings, in: language),
            inspections.isEmpty ? nil : Self.inspectionTable(language).text(inspections, in: language),
        ]
        return sections.compactMap(\.self).joined(separator: "\n\n")
    }

    private func rows(in language: Language) -> [(LocalizedText, String?)] {
        let words = LocalizedText.tables
        let reason = circumstances["reason"]?.string.map { word in
            station.state == StationStateWord.closed.rawValue
                ? ClosureReason.text(word, in: language) : SuspensionReason.text(word, in: language)
        }
        let period = [circumstances["from"], circumstances["on"]].compactMap { $0?.string }.first
        let until = circumstances["until"]?.string.map { " – \($0)" } ?? ""
        let late = station.inspectionOverdue ? "  " + words.overdue[language] : ""
        return [
            (words.station, station.reference),
            (words.proposal, "\(station.department)/\(station.proposalNumber)"),
            (words.stationName, station.name), (words.kind, StationKind.text(station.kind, in: language)),
            (words.state, StationStateWord.text(station.state, in: language)),
            (words.since, LocalTime.text(station.since)), (words.reason, reason),
            (words.lasting, period.map { $0 + until }), (words.place, LocalizedText.place(station.division)[language]),
            (words.address, address), (words.coordinates, coordinates), (words.hostName, host(in: language)),
            (words.buildMode, word("buildMode", BuildMode.self, language)), (words.union, union(in: language)),
            (words.openingHours, hours(in: language)),
            (words.services, list("services", StationService.self, language)),
            (words.facilities, list("facilities", StationFacility.self, language)),
            (words.plate, record["plate"]?.string), (words.opened, record["openedOn"]?.string),
            (words.inspectionUntil, station.inspectionUntil.map { $0 + late }),
            (words.stars, station.stars.map { String(repeating: "★", count: max(0, min($0, 5))) }),
            (words.visits, LocalizedText.visits(visits)[language]),
            (words.held, held.isEmpty ? nil : held.map { LocalizedText.held($0)[language] }.joined(separator: "; ")),
            (words.contact, contact.map { "\($0.name)  \($0.phone)" } ?? hiddenContact(in: language)),
        ]
    }

    private var address: String? {
        let parts = ["township", "village", "address"].compactMap { record[$0]?.string }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// As maps show it, with the system it is in.
    private var coordinates: String? {
        guard let point = record["point"], let crs = point["crs"]?.string, let lon = point["lon"],
            let lat = point["lat"]
        else { return nil }
        return "\(lon.text),\(lat.text) \(crs)"
    }

    private func host(in language: Language) -> String? {
        record["hostName"]?.string.map { name in
            [name, word("hostType", HostType.self, language).map { "(\($0))" }].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    private func union(in language: Language) -> String? {
        guard let since = station.unionLostAt else { return station.union }
        return "\(station.union ?? "–")  \(LocalizedText.tables.dissolved[language]) \(LocalTime.text(since))"
    }

    private func hours(in language: Language) -> String? {
        if let timetable = record["timetable"] { return JSONText.line(timetable) }
        guard let hours = record["hours"] else { return nil }
        return hours == ["allDay": true] ? LocalizedText.tables.allDay[language] : JSONText.line(hours)
    }

    private func hiddenContact(in language: Language) -> String? {
        hasContact ? LocalizedText.contactHidden[language] : nil
    }

    private func word<Word: StationWord>(_ key: String, _: Word.Type, _ language: Language) -> String? {
        record[key]?.string.map { Word.text($0, in: language) }
    }

    private func list<Word: StationWord>(_ key: String, _: Word.Type, _ language: Language) -> String? {
        let words = (record[key]?.array ?? []).compactMap(\.string).map { Word.text($0, in: language) }
        return words.isEmpty ? nil : words.joined(separator: language == .zh ? "、" : ", ")
    }

    private static func listingTable(_ language: Language) -> Table<Listing> {
        Table(
            .text(.tables.provider) { $0.provider },
            .text(.tables.state) { ListingStateWord.text($0.state, in: language) },
            .text(.tables.since) { LocalTime.text($0.since) }, .number(.tables.timesAsked) { $0.times },
            .text(.tables.due) { $0.dueAt.map(LocalTime.text) ?? "–" }, .text(.tables.poi) { $0.poi ?? "–" },
            .text(.tables.refusal) { $0.refusal ?? "–" })
    }

    private static func inspectionTable(_ language: Language) -> Table<Inspection> {
        Table(
            .text(.tables.inspected) { $0.on }, .text(.tables.department) { $0.by },
            .text(.tables.verdict) { ($0.passed ? LocalizedText.tables.passed : .tables.failed)[language] },
            .text(.tables.checklist) { "\($0.score)/8" }, .number(.tables.stars) { $0.stars },
            .text(.tables.inspectionUntil) { $0.validUntil ?? "–" })
    }
}
