import TillRecords

/// Names of the fields of decisions in the journal and of what the book's commands say as JSON, beside those of records.
extension Key {
    static var after: Key { Key(field: "after") }
    static var answer: Key { Key(field: "answer") }
    static var archived: Key { Key(field: "archived") }
    static var at: Key { Key(field: "at") }
    static var bytes: Key { Key(field: "bytes") }
    static var between: Key { Key(field: "between") }
    static var came: Key { Key(field: "came") }
    static var check: Key { Key(field: "check") }
    static var checks: Key { Key(field: "checks") }
    static var commands: Key { Key(field: "commands") }
    static var details: Key { Key(field: "details") }
    static var erases: Key { Key(field: "erases") }
    static var facts: Key { Key(field: "facts") }
    static var fields: Key { Key(field: "fields") }
    static var figure: Key { Key(field: "figure") }
    static var finding: Key { Key(field: "finding") }
    static var follow: Key { Key(field: "follow") }
    static var forgotten: Key { Key(field: "forgotten") }
    static var holds: Key { Key(field: "holds") }
    static var line: Key { Key(field: "line") }
    static var split: Key { Key(field: "split") }
    static var lost: Key { Key(field: "lost") }
    static var mend: Key { Key(field: "mend") }
    static var observation: Key { Key(field: "observation") }
    static var overdue: Key { Key(field: "overdue") }
    static var phrases: Key { Key(field: "phrases") }
    static var questions: Key { Key(field: "questions") }
    static var said: Key { Key(field: "said") }
    static var rejects: Key { Key(field: "rejects") }
    static var running: Key { Key(field: "running") }
    static var runs: Key { Key(field: "runs") }
    static var sentence: Key { Key(field: "sentence") }
    static var started: Key { Key(field: "started") }
    static var title: Key { Key(field: "title") }
    static var transaction: Key { Key(field: "transaction") }
    static var trouble: Key { Key(field: "trouble") }
    static var use: Key { Key(field: "use") }
    static var went: Key { Key(field: "went") }
    static var worth: Key { Key(field: "worth") }
    static var yearly: Key { Key(field: "yearly") }
}
