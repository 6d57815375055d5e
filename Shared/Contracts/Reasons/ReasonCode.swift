/// Why anything in this system is refused or remarked upon: one catalogue, with stable kebab-case codes.
///
/// Codes of the field come from the domain facts (G.2); a code once published keeps its meaning for ever.
public enum ReasonCode: String, Sendable, Hashable, CaseIterable {
    // Reading a message.
    case jsonSyntax = "json-syntax"
    case jsonDepth = "json-depth"
    case jsonUTF8 = "json-utf8"
    case jsonNul = "json-nul"
    case jsonSurrogate = "json-surrogate"
    case jsonDuplicateKey = "json-duplicate-key"
    case jsonNumber = "json-number"
    case contentTypeUnsupported = "content-type-unsupported"
    case charsetUnsupported = "charset-unsupported"
    case messageTooLarge = "message-too-large"
    case batchEmpty = "batch-empty"
    case batchTooLarge = "batch-too-large"
    case eventMalformed = "event-malformed"
    case eventFieldMissing = "event-field-missing"
    case eventFieldType = "event-field-type"
    case eventVersionUnknown = "event-version-unknown"
    case eventTypeUnknown = "event-type-unknown"
    case identifierPersonal = "identifier-personal"

    // The sender.
    case typeMismatch = "type-mismatch"
    case typeNotPermitted = "type-not-permitted"
    case senderUnproven = "sender-unproven"
    case senderUnknown = "sender-unknown"
    case senderRemoved = "sender-removed"
    case copyHeadersRefused = "copy-headers-refused"
    case eventIDReused = "event-id-reused"

    // What became of a message.
    case processingFailed = "processing-failed"
    case deliveryLimit = "delivery-limit"
    case unroutable = "unroutable"

    // Fields.
    case fieldMissing = "field-missing"
    case fieldType = "field-type"
    case fieldLength = "field-length"
    case valueUnknown = "value-unknown"
    case timeFormat = "time-format"
    case nameFormat = "name-format"
    case idFormat = "id-format"
    case idDate = "id-date"
    case idChecksum = "id-checksum"
    case idAreaUnknown = "id-area-unknown"
    case idAge = "id-age"
    case phoneFormat = "phone-format"
    case usccFormat = "uscc-format"
    case usccChecksum = "uscc-checksum"
    case divisionUnknown = "division-unknown"
    case divisionNotCounty = "division-not-county"
    case baseFenNegative = "base-fen-negative"

    // Enrolment.
    case applicationNumberFormat = "application-number-format"
    case applicationNumberReused = "application-number-reused"
    case applicationUnknown = "application-unknown"
    case unionUnknown = "union-unknown"
    case unionClosed = "union-closed"
    case consentMissing = "consent-missing"
    case consentTextUnknown = "consent-text-unknown"
    case consentTime = "consent-time"
    case underAge = "under-age"
    case scopeExceeded = "scope-exceeded"
    case possibleDuplicatePerson = "possible-duplicate-person"

    // Review: why a union returns or refuses an application.
    case reviewMaterialsMissing = "review-materials-missing"
    case reviewWorkUnconfirmed = "review-work-unconfirmed"
    case reviewIdentityUnconfirmed = "review-identity-unconfirmed"
    case reviewOutsideUnion = "review-outside-union"
    case reviewDeclined = "review-declined"

    // Review: why a reviewer's decision is not taken.
    case applicationDecided = "application-decided"
    case reviewReasonMissing = "review-reason-missing"
    case reviewerUnknown = "reviewer-unknown"
    case reviewerSelf = "reviewer-self"
    case reviewerScope = "reviewer-scope"
    case reviewerIsApplicant = "reviewer-is-applicant"

    // Insurance.
    case caseNumberFormat = "case-number-format"
    case caseUnknown = "case-unknown"
    case caseElsewhere = "case-elsewhere"
    case caseRevoked = "case-revoked"
    case caseEnded = "case-ended"
    case caseState = "case-state"
    case stepOvertaken = "step-overtaken"
    case roundUnknown = "round-unknown"
    case notAsked = "not-asked"
    case answersDiffer = "answers-differ"
    case baseBelowMinimum = "base-below-minimum"
    case baseAboveMaximum = "base-above-maximum"
    case baseMismatch = "base-mismatch"
    case amountMismatch = "amount-mismatch"
    case amountFenNegative = "amount-fen-negative"
    case frequencyMismatch = "frequency-mismatch"
    case contributionCrossYear = "contribution-cross-year"
    case contributionYearEnd = "contribution-year-end"
    case contributionPeriodCovered = "contribution-period-covered"
    case contributionReferenceReused = "contribution-reference-reused"
    case subsidyTooLong = "subsidy-too-long"
    case monthFormat = "month-format"
    case dateFormat = "date-format"
    case referenceFormat = "reference-format"
    case paymentLinkFormat = "payment-link-format"
    case paymentLinkExpired = "payment-link-expired"
    case schemeNotAssisted = "scheme-not-assisted"
    case consentOvertaken = "consent-overtaken"
    case standardMissing = "standard-missing"
    case partnerMissing = "partner-missing"
    case partnerKeyMissing = "partner-key-missing"
    case noAnswer = "no-answer"
    case personAwaited = "person-awaited"

    // Stations.
    case proposalNumberFormat = "proposal-number-format"
    case proposalNumberReused = "proposal-number-reused"
    case stationCodeFormat = "station-code-format"
    case stationCodeCheck = "station-code-check"
    case stationReferenceMissing = "station-reference-missing"
    case stationUnknown = "station-unknown"
    case stationState = "station-state"
    case stationDuplicate = "station-duplicate"
    case possibleDuplicateStation = "possible-duplicate-station"
    case outOfScope = "out-of-scope"
    case unionUnassigned = "union-unassigned"
    case hoursInvalid = "hours-invalid"
    case timetableInvalid = "timetable-invalid"
    case periodInvalid = "period-invalid"
    case dateFuture = "date-future"
    case changeEmpty = "change-empty"
    case plateMissing = "plate-missing"
    case hostConsentMissing = "host-consent-missing"
    case photosMissing = "photos-missing"
    case essentialServicesFew = "essential-services-few"
    case siteUnfit = "site-unfit"
    case proposalDeclined = "proposal-declined"
    case acceptanceFailed = "acceptance-failed"
    case inspectionFailed = "inspection-failed"
    case inspectionExpired = "inspection-expired"
    case providerUnknown = "provider-unknown"
    case providerNotAppointed = "provider-not-appointed"
    case providerSystem = "provider-system"
    case listingRequestUnknown = "listing-request-unknown"
    case visitTooLate = "visit-too-late"
    case serviceReferenceReused = "service-reference-reused"
    case stationCodesUsedUp = "station-codes-used-up"

    // Transfer and assignment.
    case transferTimedOut = "transfer-timed-out"
    case transferDecided = "transfer-decided"
    case memberUnknown = "member-unknown"
    case memberNotHeld = "member-not-held"
    case unionHoldingPool = "union-holding-pool"

    // Where a station is.
    case pointMissing = "point-missing"
    case crsMissing = "crs-missing"
    case crsUnknown = "crs-unknown"
    case pointOutOfRange = "point-out-of-range"
    case pointSwapped = "point-swapped"
    case pointOutOfCounty = "point-out-of-county"

    // Relief: hardship.
    case regimeMissing = "regime-missing"
    case periodNotTwelveMonths = "period-not-twelve-months"
    case notInHardship = "not-in-hardship"
    case excludedAssets = "excluded-assets"
    case eventProofMissing = "event-proof-missing"

    // Relief: archives.
    case archiveUnknown = "archive-unknown"
    case archiveNumberCheck = "archive-number-check"
    case archiveState = "archive-state"
    case archiveNumbersUsedUp = "archive-numbers-used-up"
    case householdFiled = "household-filed"
    case householdHeadMissing = "household-head-missing"
    case householdMemberTwice = "household-member-twice"
    case reimbursedMore = "reimbursed-more"
    case authorisationSigners = "authorisation-signers"
    case authorisationTextUnknown = "authorisation-text-unknown"
    case authorisationMissing = "authorisation-missing"
    case verificationDiffers = "verification-differs"
    case evidenceMissing = "evidence-missing"
    case reviewOverdue = "review-overdue"
    case personDeceased = "person-deceased"

    // Relief: officers and publicity.
    case officerUnknown = "officer-unknown"
    case officerRole = "officer-role"
    case officerScope = "officer-scope"
    case officerRelated = "officer-related"
    case officerEarlierStep = "officer-earlier-step"
    case officerRolesConflict = "officer-roles-conflict"
    case secondPersonNeeded = "second-person-needed"
    case proposalUnknown = "proposal-unknown"
    case proposalExpired = "proposal-expired"
    case levelNotDue = "level-not-due"
    case approvalLimit = "approval-limit"
    case approvalRuleMissing = "approval-rule-missing"
    case publicityRunning = "publicity-running"
    case calendarMissing = "calendar-missing"
    case nothingPublished = "nothing-published"
    case objectionRaised = "objection-raised"
    case objectionLate = "objection-late"
    case objectionOpen = "objection-open"
    case objectionUnknown = "objection-unknown"
    case sampleUnknown = "sample-unknown"

    // Relief: rules.
    case ruleSyntax = "rule-syntax"
    case ruleNameUnknown = "rule-name-unknown"
    case ruleType = "rule-type"
    case ruleTooLong = "rule-too-long"
    case ruleNotMet = "rule-not-met"
    case factMissing = "fact-missing"

    // Relief: programmes.
    case programmeUnknown = "programme-unknown"
    case programmeCodeFormat = "programme-code-format"
    case programmeClosed = "programme-closed"
    case basisNotAllowed = "basis-not-allowed"
    case archiveNotActive = "archive-not-active"
    case amountNone = "amount-none"
    case amountOverflow = "amount-overflow"
    case capExceeded = "cap-exceeded"
    case capTrimmed = "cap-trimmed"
    case alreadyGranted = "already-granted"
    case combinationForbidden = "combination-forbidden"

    // Relief: lists.
    case targetMissing = "target-missing"
    case nominationUnknown = "nomination-unknown"
    case nominationNumberReused = "nomination-number-reused"
    case membershipEnded = "membership-ended"
    case payeeMissing = "payee-missing"
    case payeeNameDiffers = "payee-name-differs"
    case payeeShared = "payee-shared"
    case lineUnknown = "line-unknown"
    case lineFrozen = "line-frozen"
    case lineState = "line-state"
    case listUnknown = "list-unknown"
    case listState = "list-state"
    case listChanged = "list-changed"

    // Relief: numbers, payments, banks and the ledger.
    case archiveNumberFormat = "archive-number-format"
    case accountNumberFormat = "account-number-format"
    case cardLuhn = "card-luhn"
    case paymentUnknown = "payment-unknown"
    case paymentReferenceFormat = "payment-reference-format"
    case paymentReferenceCheck = "payment-reference-check"
    case paymentState = "payment-state"
    case paymentOpen = "payment-open"
    case paymentAttemptChanged = "payment-attempt-changed"
    case payeeUnrepaired = "payee-unrepaired"
    case bankUnknown = "bank-unknown"
    case bankKeyMissing = "bank-key-missing"
    case bankReferenceReused = "bank-reference-reused"
    case inquiryUnknown = "inquiry-unknown"
    case bankFileUnknown = "bank-file-unknown"
    case bankFileHash = "bank-file-hash"
    case statementUnreadable = "statement-unreadable"
    case statementTotals = "statement-totals"
    case statementOverlap = "statement-overlap"
    case entryUnknown = "entry-unknown"
    case discrepancyClosed = "discrepancy-closed"
    case clawBackExceeds = "claw-back-exceeds"
    case budgetExceeded = "budget-exceeded"
    case fundUnknown = "fund-unknown"
    case projectUnknown = "project-unknown"
    case accountFlow = "account-flow"
    case codeFormat = "code-format"
    case codeReused = "code-reused"
    case documentReused = "document-reused"

    // Departments and operators.
    case departmentNameInvalid = "department-name-invalid"
    case departmentNameTaken = "department-name-taken"
    case departmentUnknown = "department-unknown"
    case departmentKeyFormat = "department-key-format"
    case departmentKeyWeak = "department-key-weak"
    case departmentKeyPrivate = "department-key-private"
    case typeUnknown = "type-unknown"
    case requestUnknown = "request-unknown"
    case requestMalformed = "request-malformed"
    case requestNotPermitted = "request-not-permitted"
    case requestIDUsed = "request-id-used"
    case whyMissing = "why-missing"

    // What needs a second person.

    // Questions that are sealed to a service.
    case questionSealing = "question-sealing"
    case questionsTooMany = "questions-too-many"

    // Repair.
    case letterUnknown = "letter-unknown"
    case letterRetrying = "letter-retrying"
    case letterClosed = "letter-closed"
    case letterExpired = "letter-expired"
    case letterUnreadable = "letter-unreadable"
    case letterUnhandled = "letter-unhandled"
    case traceUnknown = "trace-unknown"

    /// The reasons with which a union may return or refuse an application.
    public static let review: [ReasonCode] = [
        .reviewMaterialsMissing, .reviewWorkUnconfirmed, .reviewIdentityUnconfirmed, .reviewOutsideUnion,
        .reviewDeclined,
    ]

    /// A warning travels with an acceptance and asks a person to check; everything else refuses.
    public var isWarning: Bool {
        switch self {
        case .idAreaUnknown, .idAge, .usccChecksum, .possibleDuplicatePerson, .possibleDuplicateStation,
            .unionUnassigned, .hostConsentMissing, .photosMissing, .pointOutOfCounty, .baseMismatch, .frequencyMismatch,
            .cardLuhn, .capTrimmed:
            true
        default: false
        }
    }
}
