import Contracts
import Foundation
import Testing

/// Every example in `Examples/` is an event of the type its name begins with: decoded, and encoded again, it is the same.
@Suite struct GoldenExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var testDescription: String { name }
    }

    static let examples: [Example] = {
        let folder = Bundle.module.resourceURL!.appending(path: "Examples")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.compactMap { file in
            (try? Data(contentsOf: file)).map { Example(name: file.lastPathComponent, bytes: Array($0)) }
        }
    }()

    /// Fails when no example was found, and when a type has none.
    @Test func everyTypeHasAnExample() {
        let relief =
            EventType.reliefPaymentIngress + EventType.reliefPaymentRequests + EventType.reliefArchiveIngress
            + EventType.reliefArchiveRequests + EventType.reliefArchiveAnnounced + EventType.reliefListIngress
            + EventType.reliefListFacts
        for type in EventType.known + relief {
            #expect(Self.examples.contains { $0.name.hasPrefix(type.rawValue + ".") }, "no example of \(type)")
        }
    }

    @Test(arguments: examples)
    func decodesAndEncodesAlike(example: Example) throws {
        let json = try JSON(parsing: example.bytes)
        let event = try CloudEvent(structured: json)
        #expect(example.name.hasPrefix(event.type + "."))
        #expect(spelled(event.structured).canonical() == spelled(json).canonical())
        let (data, faults) = try #require(read(event))
        #expect(faults.filter { !$0.code.isWarning } == [])
        let written = try #require(data, "unreadable: \(faults)")
        #expect(
            String(decoding: spelled(written).canonical(), as: UTF8.self)
                == String(decoding: spelled(event.data).canonical(), as: UTF8.self))
    }

    private func read(_ event: CloudEvent) -> (JSON?, [Reason])? {
        let types: [any EventData.Type] = [
            EnrollmentRequested.self, EnrollmentAccepted.self, EnrollmentPending.self, EnrollmentTransferProposed.self,
            EnrollmentReturned.self, EnrollmentRejected.self, MembershipTransferred.self, MembershipReleased.self,
            MembershipAssigned.self, MessageRejected.self, DepartmentScopeChanged.self, OrganizationRegistered.self,
            AuditHeadAnnounced.self,
            InsuranceAssistanceRequested.self, InsuranceConsentGiven.self, InsuranceConsentRevoked.self,
            InsuranceBaseChosen.self, InsuranceEligibilityAnswered.self, InsuranceRegistrationAnswered.self,
            InsurancePaymentLinkIssued.self, InsuranceContributionReported.self, InsuranceSubsidyRecorded.self,
            InsuranceEligibilityAsked.self, InsuranceRegistrationAsked.self, InsurancePaymentLinkAsked.self,
            InsuranceRequestWithdrawn.self, InsuranceCaseChanged.self, InsuranceQuoted.self,
            InsuranceContributionRecorded.self, InsuranceSubsidyNoted.self, InsuranceRefused.self,
            InsuranceStalled.self, EnrollmentWithInsuranceCompleted.self,
            StationProposed.self, StationSiteChecked.self, StationAccepted.self, StationChanged.self,
            StationInspected.self, StationSuspended.self, StationClosed.self, StationListingConfirmed.self,
            StationVisited.self, StationServiceHeld.self, StationListingAsked.self, StationTakedownAsked.self,
            StationRegistered.self, StationOpened.self, StationInspectionDue.self, StationRejected.self,
            OrganizationDissolved.self,
            ReliefPaymentSettled.self, ReliefPaymentFailed.self, ReliefPaymentReturned.self,
            ReliefPaymentInquiryAnswered.self, ReliefPaymentAsked.self, ReliefPaymentInquiryAsked.self,
            ReliefNominated.self, ReliefPayeeChanged.self, ReliefObjectionRaised.self, ReliefProgrammeChanged.self,
            ReliefListChanged.self, ReliefListPagePublished.self, ReliefPaymentsRecorded.self,
            ReliefStatementReconciled.self, ReliefBalanceClosed.self, ReliefSampleDrawn.self, MembershipEnded.self,
            ReliefArchiveApplied.self, ReliefHouseholdChanged.self, ReliefArchiveWithdrawn.self,
            ReliefAuthorisationSigned.self, ReliefVerificationAnswered.self, ReliefDeathReported.self,
            ReliefVerificationAsked.self, ReliefVerificationWithdrawn.self, ReliefArchiveChanged.self,
            ReliefArchivePublished.self, ReliefObjectionDecided.self, ReliefRefused.self, ReliefStalled.self,
        ]
        guard let type = types.first(where: { $0.type.rawValue == event.type }) else { return nil }
        var faults: [Reason] = []
        let data = type.init(json: event.data, faults: &faults)
        return (data?.json, faults)
    }

    /// Brings to one spelling what may be spelled in several ways: times, and the applicant's numbers.
    private func spelled(_ json: JSON) -> JSON {
        switch json {
        case .array(let elements): return .array(elements.map(spelled))
        case .object(let members):
            if let type = json["type"]?.string.flatMap(IdentityType.init), let number = json["number"]?.string {
                var findings: [ReasonCode] = []
                return IdentityDocument(type: type, written: number, findings: &findings)?.json ?? json
            }
            return .object(
                members.map { member in
                    let text = member.value.string
                    let value: JSON? =
                        switch member.key {
                        case "time", "at": text.flatMap(RFC3339.date).map { .string(RFC3339.string($0)) }
                        case "phone": text.flatMap(PhoneNumber.init).map { .string($0.digits) }
                        default: nil
                        }
                    return JSON.Member(member.key, value ?? spelled(member.value))
                })
        default: return json
        }
    }
}
