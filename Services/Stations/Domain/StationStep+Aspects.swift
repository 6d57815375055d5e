import Contracts

extension StationStep {
    /// Which sides of the station it speaks of.
    var aspects: [StationAspect] {
        switch self {
        case .siteChecked(let message): message.point == nil ? [.life] : [.life, .point]
        case .accepted(let message): message.services == nil ? [.life] : [.life, .services]
        case .approved, .declined, .suspended, .closed: [.life]
        case .inspected: [.inspection]
        case .changed(let message): message.changes.aspects
        }
    }

    /// What of it the sender has not overtaken with a later word; `nil` when that is nothing. A closing is never
    /// overtaken: nothing comes after it in a station's life. Nor is an inspection: its day orders it.
    func withoutOvertaken(_ isOvertaken: (StationAspect) -> Bool) -> StationStep? {
        switch self {
        case .closed, .inspected: return self
        case .siteChecked(var message):
            guard !isOvertaken(.life) else { return nil }
            if isOvertaken(.point) { message.point = nil }
            return .siteChecked(message)
        case .accepted(var message):
            guard !isOvertaken(.life) else { return nil }
            if isOvertaken(.services) { message.services = nil }
            return .accepted(message)
        case .approved, .declined, .suspended: return isOvertaken(.life) ? nil : self
        case .changed(var message):
            for aspect in message.changes.aspects where isOvertaken(aspect) { message.changes.forget(aspect) }
            return message.changes.isEmpty ? nil : .changed(message)
        }
    }
}

extension StationChanges {
    /// What it would change.
    var aspects: [StationAspect] {
        StationAspect.allCases.filter { aspect in
            var rest = self
            rest.forget(aspect)
            return rest != self
        }
    }

    mutating func forget(_ aspect: StationAspect) {
        switch aspect {
        case .life: (openedOn, resumedOn, upgradeFrom, upgradedOn) = (nil, nil, nil, nil)
        case .inspection: break
        case .name: name = nil
        case .address: address = nil
        case .point: point = nil
        case .hours: hours = nil
        case .timetable: timetable = nil
        case .services: services = nil
        case .facilities: facilities = nil
        case .areaM2: areaM2 = nil
        case .capacity: capacity = nil
        case .contact: contact = nil
        case .union: union = nil
        case .plate: plate = nil
        }
    }
}
