/// What no law sets and operators configure.
public struct ArchiveSettings: Sendable, Hashable {
    /// Working days of publicity; never fewer than ``Publicity/fewest``.
    public var publicityDays = Publicity.fewest
    /// After how many months an archive is reviewed (Hunan 《困难职工档案管理办法》: once a year at least).
    public var reviewMonths = 12
    /// How many days a review may be overdue before the household is given nothing new.
    public var reviewGrace = 30
    /// Days between telling a household that its archive ends, and its end.
    public var noticeDays = 15
    /// How many months back the last month may lie that incomes are told of.
    public var oldestMonth = 12

    public init() {}
}
