/// 公示期: for how long something is shown to the public.
public struct PublicityPeriod: Sendable, Hashable {
    /// The day on which it is published, which does not count.
    public var from: CivilDate
    /// The last day.
    public var until: CivilDate
    /// How many working days there are in it.
    public var workingDays: Int

    public init(from: CivilDate, until: CivilDate, workingDays: Int) {
        self.from = from
        self.until = until
        self.workingDays = workingDays
    }
}
