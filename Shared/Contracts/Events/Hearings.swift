#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// When each sender spoke last of each side of a subject, by the sender's own clock: an older word that comes later
/// changes nothing. Clocks of different senders are never compared.
public struct Hearings<Aspect>: Sendable, Hashable
where Aspect: RawRepresentable<String> & Hashable & Sendable {
    private var times: [DepartmentName: [Aspect: Date]] = [:]

    public init() {}

    /// Whether the sender has said something later about this.
    ///
    /// - Parameter sender: `nil` for an operator, who speaks now.
    public func isOvertaken(_ aspect: Aspect, from sender: DepartmentName?, at time: Date) -> Bool {
        sender.flatMap { times[$0]?[aspect] }.map { time < $0 } ?? false
    }

    public mutating func note(_ aspect: Aspect, from sender: DepartmentName?, at time: Date) {
        guard let sender else { return }
        let known = times[sender]?[aspect] ?? time
        times[sender, default: [:]][aspect] = max(known, time)
    }

    /// `{"<department>": {"<aspect>": "<time>"}}`, as it is kept.
    public var json: JSON {
        .object(
            times.sorted { $0.key < $1.key }.map { department, aspects in
                let members = aspects.sorted { $0.key.rawValue < $1.key.rawValue }
                return JSON.Member(
                    department.text,
                    .object(members.map { JSON.Member($0.key.rawValue, .string(RFC3339.string($0.value))) }))
            })
    }

    /// Reads what ``json`` wrote, else `nil`.
    public init?(json: JSON) {
        for member in json.object ?? [] {
            guard let department = DepartmentName(member.key), let aspects = member.value.object else { return nil }
            for entry in aspects {
                guard let aspect = Aspect(rawValue: entry.key), let text = entry.value.string,
                    let time = RFC3339.date(text)
                else { return nil }
                note(aspect, from: department, at: time)
            }
        }
        guard json.object != nil else { return nil }
    }
}
