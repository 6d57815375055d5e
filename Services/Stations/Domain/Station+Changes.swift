import Contracts

extension Station {
    /// Changes what is different, and opens, resumes or upgrades it. Everything must fit, or nothing is changed.
    mutating func change(_ changes: StationChanges, _ course: inout Course) {
        guard !state.isClosed else { return course.refuseState() }
        changeDetails(changes, &course)
        for (day, field) in [
            (changes.openedOn, "openedOn"), (changes.resumedOn, "resumedOn"), (changes.upgradeFrom, "upgradeFrom"),
            (changes.upgradedOn, "upgradedOn"),
        ] {
            course.around.check(day, field, &course.findings)
        }
        if let day = changes.openedOn { open(on: day, &course) }
        if let day = changes.resumedOn { resume(on: day, &course) }
        // One that began and ended in one message, and one that ends before the next begins.
        if case .upgrading = state {
            if let day = changes.upgradedOn { endUpgrade(on: day, &course) }
            if let day = changes.upgradeFrom { beginUpgrade(on: day, &course) }
        } else {
            if let day = changes.upgradeFrom { beginUpgrade(on: day, &course) }
            if let day = changes.upgradedOn { endUpgrade(on: day, &course) }
        }
        // The sender of a contact hears that it was taken: whether it is another one cannot be told here.
        course.contact = changes.contact
        if changes.contact != nil, course.news.isEmpty { course.news.append(.changed) }
    }

    private mutating func changeDetails(_ changes: StationChanges, _ course: inout Course) {
        if let name = changes.name { details.name = name }
        if let address = changes.address { details.address = address }
        if let point = changes.point {
            course.around.check(point, in: details.division, &course.findings)
            details.point = point
        }
        if let hours = changes.hours { details.hours = hours }
        if let timetable = changes.timetable { details.timetable = timetable }
        if let services = changes.services {
            // Before it is accepted, what it offers is only planned.
            if code != nil { course.around.check(Set(services), for: details.kind, &course.findings) }
            details.services = Set(services)
        }
        if let facilities = changes.facilities { details.facilities = Set(facilities) }
        if let area = changes.areaM2 { details.areaM2 = area }
        if let capacity = changes.capacity { details.capacity = capacity }
        if let plate = changes.plate { details.plate = plate }
        if let union = changes.union, union != self.union {
            self.union = course.around.union(named: union, for: details.division, &course.findings)
        }
    }
}
