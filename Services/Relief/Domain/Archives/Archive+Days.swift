import Contracts

extension Archive {
    /// What a day brings by itself: the end of a publicity, a yearly review, the end of notice. `nil` when nothing.
    mutating func passDay(_ around: ArchiveSurroundings) -> ArchiveMove? {
        switch state {
        case .publicised(let qualified, var publicity):
            if publicity.recount(by: around.calendar) {
                state = .publicised(qualified, publicity)
                return ArchiveMove(announcements: [changed(around.settings), published(publicity)])
            }
            guard publicity.isOver(on: around.today) else { return nil }
            return move(to: .approving(qualified, []), around).move
        case .active(let force):
            guard let due = reviewDue(around.settings), around.today >= due else { return nil }
            return move(to: .reviewing(force, YearlyReview(.due, since: around.today)), around).move
        case .exiting(_, let notice):
            guard around.today > notice.until, objections.isEmpty else { return nil }
            return move(to: .exited(ArchiveExit(notice.reason, on: around.today)), around).move
        default: return nil
        }
    }
}
