import Messaging

/// What departments may ask of the stations service.
enum StationsQueries {
    static let all: [any RequestHandler] = [NearestStations(), StationQuery()]
}
