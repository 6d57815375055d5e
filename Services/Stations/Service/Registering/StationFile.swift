import Contracts
import StationsDomain

/// A station with what the service keeps beside it.
struct StationFile {
    /// `nil` before it is saved.
    var id: Int64?
    var station: Station
    /// The event of its proposal, with which its story began.
    var requestID: String
}

/// Whose contact it is, as it came: sealed before it is saved.
struct NewContact {
    var key: StationKey
    var contact: StationContact
}
