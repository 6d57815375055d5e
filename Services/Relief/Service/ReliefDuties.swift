import Messaging
import ServiceKit

/// What one replica of the relief service alone does.
enum ReliefDuties {
    static func all(keys: KeyRing) -> [any ServiceDuty] {
        [
            MonthClosing(),
            MembershipForgetting(),
        ] + ReliefProposals.all(keys: keys).duties
    }
}
