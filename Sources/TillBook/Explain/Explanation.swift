import TillRecords

/// What was found out about something a person asked for: in parts for reading, and as one object for programs.
struct Explanation {
    var title: String
    var parts: [Part] = []
    /// The same for programs.
    var record = Record(type: "explanation")

    /// A paragraph under a heading.
    struct Part {
        let title: String
        /// What it is about, for `--why`; nil for what is always said.
        let aspect: Aspect?
        var lines: [Line] = []

        init(_ title: String, _ aspect: Aspect? = nil, _ lines: [Line] = []) {
            self.title = title
            self.aspect = aspect
            self.lines = lines
        }
    }

    enum Line {
        case fact(String, String)
        case text(String)
        /// A line of a document, with its number.
        case quote(Int?, String)
        /// A row of a table: cells and the amount at the end.
        case row([String], String)
        /// A line to type.
        case command(String)
    }

    /// What one may ask for alone.
    enum Aspect: String, CaseIterable {
        case category, links, decisions, documents
    }

    /// Only what was asked for, where something was.
    func narrowed(to aspect: Aspect?) -> Explanation {
        guard let aspect else { return self }
        var narrow = self
        narrow.parts = parts.filter { $0.aspect == nil || $0.aspect == aspect }
        return narrow
    }
}
