import TillStages

/// The options that every command on a book has.
package enum BookOptions {
    package static let declared: [OptionDeclaration] = [
        .value("book", "DIR", "the book", default: "."),
        .value("out", "DIR", "where runs are published (default: where the book's last run did, else output in the book, or here)"),
    ]

    /// Where a run publishes: as told, else in a book made by `till init`, else here.
    static func place(_ options: Options) -> String {
        let book = options.text("book") ?? "."
        return options.text("out") ?? (BookState.isBook(book) ? book + "/output" : "output")
    }

    /// Where runs of a book are published: as told, else where the last one did, whether it is there or not.
    package static func out(_ options: Options) -> String {
        options.text("out") ?? LastOutput(book: options.text("book") ?? ".").folder ?? place(options)
    }

    /// What was last published. Throws `output.gone` when nobody says where it lies and it is not where the last run noted.
    package static func current(_ options: Options) throws(Fault) -> String {
        let book = options.text("book") ?? "."
        if options.text("out") == nil { try LastOutput(book: book).check(again: again(options)) }
        return out(options) + "/current"
    }

    package static func state(_ options: Options) -> BookState { BookState(book: options.text("book") ?? ".", out: out(options)) }

    /// The options as given, to be repeated in a command that is shown.
    package static func again(_ options: Options) -> String {
        let book = options.text("book").flatMap { $0 == "." ? nil : " --book \(ShellLine.quoted($0))" } ?? ""
        return book + (options.text("out").map { " --out \(ShellLine.quoted($0))" } ?? "")
    }
}
