/// How often a person pays (按月、按季、按半年、按年缴费); the sum is always for whole months.
public enum PaymentFrequency: String, Sendable, Hashable, CaseIterable {
    case monthly, quarterly
    case halfYearly = "half-yearly"
    case yearly

    /// The months that are paid at once.
    public var months: Int {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .halfYearly: 6
        case .yearly: 12
        }
    }
}

/// What 人社 or 医保 says of a person's eligibility.
public enum EligibilityResult: String, Sendable, Hashable, CaseIterable {
    case eligible
    case alreadyInsured = "already-insured"
    case notEligible = "not-eligible"
}

/// What became of the registration asked of 人社 or 医保 (参保登记).
public enum RegistrationResult: String, Sendable, Hashable, CaseIterable {
    case registered, refused
}

/// Who is subsidised (社会保险补贴, 先缴后补; domain facts C.7.1).
public enum SubsidyKind: String, Sendable, Hashable, CaseIterable {
    /// 就业困难人员
    case hardToEmploy = "hard-to-employ"
    /// 离校未就业高校毕业生
    case graduate

    /// For how many months at most: three years, and two for graduates.
    public var maximumMonths: Int {
        switch self {
        case .hardToEmploy: 36
        case .graduate: 24
        }
    }
}
