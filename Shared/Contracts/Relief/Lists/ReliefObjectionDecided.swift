/// `relief.objection-decided.v1`: what an objection led to. To who raised it; the reasons are told by the union.
public struct ReliefObjectionDecided: EventData {
    public static let type = EventType.reliefObjectionDecidedV1

    /// As the department gave it.
    public var reference: SourceReference
    public var about: About
    /// Whether it was right: the line is then not paid, the archive not filed as it stood.
    public var upheld: Bool
    public var on: CivilDate

    public enum About: Sendable, Hashable {
        case archive(ArchiveNumber)
        case line(LineNumber)
    }

    public init(reference: SourceReference, about: About, upheld: Bool, on: CivilDate) {
        self.reference = reference
        self.about = about
        self.upheld = upheld
        self.on = on
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.reference("reference", &faults)
        var about: About?
        switch (reader.optional("archive"), reader.optional("line")) {
        case (_?, nil): about = reader.namedArchive(&faults).map { .archive($0) }
        case (nil, _?): about = reader.lineNumber(&faults).map { .line($0) }
        default: reader.note(.targetMissing, "line", &faults)
        }
        let upheld = reader.bool("upheld", &faults)
        let on = reader.day("on", &faults)
        guard let reference, let about, let upheld, let on, faults.count == before else { return nil }
        self.init(reference: reference, about: about, upheld: upheld, on: on)
    }

    public var json: JSON {
        var members: [JSON.Member] = [JSON.Member("reference", .string(reference.text))]
        switch about {
        case .archive(let archive): members.append(JSON.Member("archive", .string(archive.text)))
        case .line(let line): members.append(JSON.Member("line", .string(line.text)))
        }
        members.append(JSON.Member("upheld", .bool(upheld)))
        members.append(JSON.Member("on", .string(on.description)))
        return .object(members)
    }
}
