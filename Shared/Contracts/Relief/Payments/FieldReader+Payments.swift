/// What the messages about payments have in common.
extension FieldReader {
    /// A reference whose check digits alone are wrong is told apart: somebody mistyped it.
    func paymentReference(_ faults: inout [Reason]) -> PaymentReference? {
        guard let text = text("reference", limit: 32, &faults) else { return nil }
        if let reference = PaymentReference(text) { return reference }
        note(
            PaymentReference.hasLayout(text) ? .paymentReferenceCheck : .paymentReferenceFormat, "reference", &faults)
        return nil
    }

    /// Which asking about one payment is meant, from 1.
    func inquiryNumber(_ faults: inout [Reason]) -> Int? {
        count("inquiry", within: 1...Int(Int32.max), or: .inquiryUnknown, &faults)
    }
}
