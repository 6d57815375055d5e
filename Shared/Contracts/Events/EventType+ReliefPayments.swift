extension EventType {
    public static let reliefPaymentSettledV1 = EventType(rawValue: "relief.payment-settled.v1")
    public static let reliefPaymentFailedV1 = EventType(rawValue: "relief.payment-failed.v1")
    public static let reliefPaymentReturnedV1 = EventType(rawValue: "relief.payment-returned.v1")
    public static let reliefPaymentInquiryAnsweredV1 = EventType(rawValue: "relief.payment-inquiry-answered.v1")
    public static let reliefPaymentAskedV1 = EventType(rawValue: "relief.payment-asked.v1")
    public static let reliefPaymentInquiryAskedV1 = EventType(rawValue: "relief.payment-inquiry-asked.v1")

    /// What a bank may be permitted to publish on `ingress`.
    public static let reliefPaymentIngress: [EventType] = [
        .reliefPaymentSettledV1, .reliefPaymentFailedV1, .reliefPaymentReturnedV1, .reliefPaymentInquiryAnsweredV1,
    ]

    /// What a bank is asked over `requests`, encrypted to it.
    public static let reliefPaymentRequests: [EventType] = [.reliefPaymentAskedV1, .reliefPaymentInquiryAskedV1]
}
