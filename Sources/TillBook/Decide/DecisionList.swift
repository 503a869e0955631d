import TillRecords
import TillRun
import TillStages
import TillStore

/// `till decide --list`.
struct DecisionList {
    private let book: DecisionBook
    private let names: PublishedNames
    private let options: Options

    init(_ book: DecisionBook, _ names: PublishedNames, _ options: Options) {
        self.book = book
        self.names = names
        self.options = options
    }

    func write() throws(Fault) -> ExitCode {
        let household = options.text("household")
        let book = options.flag("json") ? self.book : self.book.published(names)
        let entries = book.entries.filter { household == nil || $0.household == household || $0.content == nil }
        if options.flag("json") {
            for owner in Set(entries.compactMap(\.household)).sorted() {
                for record in book.records(of: owner) { Output.write(record.text + "\n") }
            }
            return .good
        }
        if entries.isEmpty { Output.write("nothing was decided yet\n") }
        for entry in entries {
            guard let content = entry.content else {
                Output.write("\(entry.number)  (erased)\n")
                continue
            }
            let state = entry.holds ? "" : "  [taken back]"
            Output.write("\(entry.number)  \(entry.household ?? "")  \(DecisionWords.line(content))\(state)\n")
            let attribution = DecisionWords.attribution(content)
            if !attribution.isEmpty { Output.write("     \(attribution)\n") }
        }
        return .good
    }
}
