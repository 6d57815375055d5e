/// Points in messages.
extension FieldReader {
    /// A required point (`point-missing`).
    func point(_ key: String, _ faults: inout [Reason]) -> GeoPoint? {
        if optional(key) != nil { return optionalPoint(key, &faults) }
        note(.pointMissing, key, &faults)
        return nil
    }

    /// `{lon, lat, crs}`; what is wrong is noted at each of the three. A point that exists only the other way round is
    /// `point-swapped`: so are all that lie in China east of 90°.
    func optionalPoint(_ key: String, _ faults: inout [Reason]) -> GeoPoint? {
        guard let value = optional(key) else { return nil }
        guard let reader = FieldReader(value) else {
            note(.fieldType, key, &faults)
            return nil
        }
        let longitude = degrees(of: "lon", in: reader, key, &faults)
        let latitude = degrees(of: "lat", in: reader, key, &faults)
        let system = coordinateSystem(in: reader, key, &faults)
        guard let longitude, let latitude else { return nil }
        // The system says nothing of whether there is such a point, so that all that is wrong is told at once.
        guard let point = GeoPoint(longitude: longitude, latitude: latitude, system: system ?? .canonical) else {
            let isSwapped = GeoPoint(longitude: latitude, latitude: longitude, system: .canonical) != nil
            note(isSwapped ? .pointSwapped : .pointOutOfRange, key, &faults)
            return nil
        }
        return system == nil ? nil : point.rounded()
    }

    private func degrees(
        of member: String, in reader: FieldReader, _ key: String, _ faults: inout [Reason]
    ) -> Double? {
        guard let value = reader.optional(member) else {
            note(.pointMissing, "\(key).\(member)", &faults)
            return nil
        }
        if let number = value.double { return number }
        note(.fieldType, "\(key).\(member)", &faults)
        return nil
    }

    private func coordinateSystem(
        in reader: FieldReader, _ key: String, _ faults: inout [Reason]
    ) -> CoordinateSystem? {
        guard let value = reader.optional("crs"), value.string != "" else {
            note(.crsMissing, "\(key).crs", &faults)
            return nil
        }
        if let system = value.string.flatMap(CoordinateSystem.init(_:)) { return system }
        note(value.string == nil ? .fieldType : .crsUnknown, "\(key).crs", &faults)
        return nil
    }
}
