/// What a department tells of the person it nominates, because rules of the programme ask: each under the name that rules
/// give it. Personal: sealed where it is kept.
public struct NominationFacts: Sendable, Hashable {
    /// `study.stage`.
    public var studyStage: StudyStage?
    /// `event.kind`.
    public var eventKind: HardshipEventKind?

    public init(studyStage: StudyStage? = nil, eventKind: HardshipEventKind? = nil) {
        self.studyStage = studyStage
        self.eventKind = eventKind
    }

    public var isEmpty: Bool { studyStage == nil && eventKind == nil }

    init(_ reader: FieldReader, _ faults: inout [Reason]) {
        studyStage = reader.optionalChoice("study.stage", &faults)
        eventKind = reader.optionalChoice("event.kind", &faults)
    }

    var json: JSON {
        .object([
            "study.stage": studyStage.map { .string($0.rawValue) },
            "event.kind": eventKind.map { .string($0.rawValue) },
        ])
    }
}
