/// `relief.objection-raised.v1`: somebody objects to what is published. Until it is decided, what it is about stands still.
public struct ReliefObjectionRaised: EventData {
    public static let type = EventType.reliefObjectionRaisedV1

    /// The department's own number, its key for ever.
    public var reference: SourceReference
    public var about: About
    /// Personal: sealed where it is kept.
    public var grounds: String
    /// Who objects, where it is not anonymous. Personal.
    public var raisedBy: String?

    public enum About: Sendable, Hashable {
        case archive(ArchiveNumber)
        case line(LineNumber)
        /// As it stands in the list that was shown.
        case position(ListNumber, Int)
    }

    public init(reference: SourceReference, about: About, grounds: String, raisedBy: String? = nil) {
        self.reference = reference
        self.about = about
        self.grounds = grounds
        self.raisedBy = raisedBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.reference("reference", &faults)
        var about: About?
        switch (reader.optional("archive"), reader.optional("line"), reader.optional("list")) {
        case (_?, nil, nil): about = reader.optionalArchive(&faults).map { .archive($0) }
        case (nil, _?, nil): about = reader.lineNumber(&faults).map { .line($0) }
        case (nil, nil, _?):
            let list = reader.listNumber(&faults)
            let position = reader.position(&faults)
            if let list, let position { about = .position(list, position) }
        default: reader.note(.targetMissing, "line", &faults)
        }
        let grounds = reader.text("grounds", limit: 2_000, &faults)
        let raisedBy = reader.optionalText("raisedBy", limit: 200, &faults)
        guard let reference, let about, let grounds, faults.count == before else { return nil }
        self.init(reference: reference, about: about, grounds: grounds, raisedBy: raisedBy)
    }

    public var json: JSON {
        var members: [JSON.Member] = [JSON.Member("reference", .string(reference.text))]
        switch about {
        case .archive(let archive): members.append(JSON.Member("archive", .string(archive.text)))
        case .line(let line): members.append(JSON.Member("line", .string(line.text)))
        case .position(let list, let position):
            members.append(JSON.Member("list", .string(list.text)))
            members.append(JSON.Member("position", .integer(Int64(position))))
        }
        members.append(JSON.Member("grounds", .string(grounds)))
        if let raisedBy { members.append(JSON.Member("raisedBy", .string(raisedBy))) }
        return .object(members)
    }
}
