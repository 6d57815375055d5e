/// The sides of a station that change apart from each other.
public enum StationAspect: String, Sendable, Hashable, CaseIterable {
    /// Its state.
    case life
    case inspection
    case name, address, point, hours, timetable, services, facilities, areaM2, capacity, contact, union, plate
}
