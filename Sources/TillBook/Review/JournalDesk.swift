import TillRecords
import TillRun
import TillStages

/// Answers become entries of the book's journal, by the same checks as `till decide` makes.
struct JournalDesk: ReviewDesk {
    private let desk: DecisionDesk
    private let current: String
    private let knowledge: Knowledge

    init(_ desk: DecisionDesk, current: String, _ knowledge: Knowledge) {
        self.desk = desk
        self.current = current
        self.knowledge = knowledge
    }

    func decide(_ item: ReviewItem, _ choice: ReviewChoice, typed: String?) throws(Fault) -> (number: Int, told: String) {
        let search = try LedgerSearch(current: current, household: item.household)
        let entry = try DecisionEntry(
            choice.decision[0], choice.options(typed: typed, by: desk.by), search, knowledge, desk.files)
        return (try desk.add(entry.content, in: entry.subject.ledger), entry.told)
    }

    func takeBack(_ number: Int) throws(Fault) {
        guard let entry = try DecisionBook(desk.state).entries.first(where: { $0.number == number }) else { return }
        _ = try desk.takeBack(entry)
    }
}
