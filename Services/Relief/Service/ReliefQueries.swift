import Messaging

/// What departments may ask of the relief service.
enum ReliefQueries {
    static let all: [any RequestHandler] = []
}
