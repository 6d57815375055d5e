/// A department in its role for a place.
public struct Office: Sendable, Hashable {
    public var department: DepartmentName
    /// What people know it by, as 长沙市芙蓉区社会保险经办机构; public.
    public var name: String?
    /// Without a registered key nothing can be asked of it.
    public var hasKey: Bool

    public init(department: DepartmentName, name: String? = nil, hasKey: Bool) {
        self.department = department
        self.name = name
        self.hasKey = hasKey
    }
}
