/// A service whose processes take part, by the name that it has in deploy/lib/services.sh.
enum StagedService: String, Sendable, CaseIterable {
    case enrollment, stations

    /// Where the ports of its processes begin behind those of the instance: twenty for each service, as `http_port` in
    /// deploy/lib/processes.sh has it.
    var portOffset: Int { Self.allCases.firstIndex(of: self)! * 20 }
}
