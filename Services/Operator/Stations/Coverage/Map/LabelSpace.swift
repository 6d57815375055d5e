/// Where labels stand, so that none stands on another.
struct LabelSpace: Sendable {
    private let bounds: Box
    private var taken: [Box] = []

    init(_ bounds: Box) { self.bounds = bounds }

    mutating func take(_ box: Box) { taken.append(box) }

    /// The first of these that is free and within the bounds.
    func firstFree(_ boxes: [Box]) -> Box? {
        boxes.first { box in
            box.x >= bounds.x && box.right <= bounds.right && box.y >= bounds.y && box.bottom <= bounds.bottom
                && !taken.contains { $0.overlaps(box) }
        }
    }
}
