import TillFigures
import TillRecords
import TillReports
import TillRun
import TillStages

/// `till review`: what needs a person, one after the other.
public struct ReviewCommand: Command {
    private let options: Options
    private let context: Context

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        let files = try HouseholdFiles(state.book)
        let current = BookOptions.out(options) + "/current"
        let search = try LedgerSearch(current: current, household: options.text("household"))
        let queue = try ReviewQueue(search, files, CategoryUses(context.knowledge), current: current)
        let again = BookOptions.again(options)
        if let path = options.text("html") {
            try ReviewPage.write(queue.items.map { $0.entry(again) }, to: path)
            speech.say("\(path): \(queue.items.isEmpty ? "nothing needs a person" : queue.counts)")
            return .good
        }
        if options.flag("json") {
            for item in queue.items { Output.write(item.record(again).text + "\n") }
            return .good
        }
        let desk = DecisionDesk(state: state, files: files, by: options.text("by"), reason: options.text("reason"))
        let session = ReviewSession(queue.items, desk: JournalDesk(desk, current: current, context.knowledge))
        if let path = options.text("answers") {
            let text = String(decoding: try Document(argument: path).bytes, as: UTF8.self)
            var walk = ReviewWalk(session, again: again)
            return walk.run(WrittenAnswers(text))
        }
        guard Keyboard.isPresent, !options.flag("list"), !queue.items.isEmpty else {
            Output.write(ReviewText.list(queue, again: again))
            return .good
        }
        Output.write("\(queue.items.count == 1 ? "1 thing needs" : "\(queue.items.count) things need") a person: \(queue.counts)\n")
        var walk = ReviewWalk(session, again: again)
        return walk.run(TypedAnswers())
    }
}

extension ReviewItem {
    /// As the page shows it.
    fileprivate func entry(_ again: String) -> ReviewPage.Entry {
        ReviewPage.Entry(
            kind: kind.rawValue, heading: kind.counted, household: household, title: title, sentence: sentence,
            details: details.map { ($0.text, $0.money) }, answer: answer, commands: choices.map { ($0.words, $0.command(again)) })
    }
}
