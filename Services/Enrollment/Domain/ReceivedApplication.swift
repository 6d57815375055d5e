import Contracts

/// One `enrollment.requested.v1` as it stands before the roll: what was read of it, and the keyed hashes by which the roll
/// finds the person without knowing the number.
public struct ReceivedApplication: Sendable {
    /// The id of the request's event.
    public var requestID: String
    /// The proven sender.
    public var department: DepartmentName
    /// Of the canonical data: equal only for the same content.
    public var content: ContentDigest
    public var form: EnrollmentForm
    /// Whether it can come back later, when a union it names may be on record.
    public var mayWait: Bool
    /// Of ``IdentityDocument/registerKey``; `nil` when no document could be read.
    public var document: Fingerprint?
    /// The same under older search keys.
    public var alternateDocuments: [Fingerprint]
    /// Of ``IdentityDocument/likeness(of:)``, where the document has one.
    public var likeness: Fingerprint?

    public init(
        requestID: String, department: DepartmentName, content: ContentDigest, form: EnrollmentForm,
        mayWait: Bool = false, document: Fingerprint?, alternateDocuments: [Fingerprint] = [],
        likeness: Fingerprint? = nil
    ) {
        self.requestID = requestID
        self.department = department
        self.content = content
        self.form = form
        self.mayWait = mayWait
        self.document = document
        self.alternateDocuments = alternateDocuments
        self.likeness = likeness
    }

    /// `nil` when the application number could not be read.
    public var key: ApplicationKey? {
        form.applicationNumber.map { ApplicationKey(department: department, number: $0) }
    }
}

/// What names an application for ever: a department's number.
///
/// Ordered as rows are locked.
public struct ApplicationKey: Sendable, Hashable, Comparable {
    public var department: DepartmentName
    public var number: ApplicationNumber

    public init(department: DepartmentName, number: ApplicationNumber) {
        self.department = department
        self.number = number
    }

    public static func < (left: ApplicationKey, right: ApplicationKey) -> Bool {
        (left.department, left.number.text) < (right.department, right.number.text)
    }
}
