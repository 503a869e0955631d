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
        try check(options)
        if options.text("out") == nil { try LastOutput(book: book).check(again: again(options)) }
        return out(options) + "/current"
    }

    /// The book that is named. Throws `book.missing` where there is none, before anything is made of it.
    package static func state(_ options: Options) throws(Fault) -> BookState {
        let state = unchecked(options)
        guard state.isThere else { throw missing(state.book.folder) }
        return state
    }

    /// The same for a look at what is published alone, which may lie far from its book; a book that is named is one nevertheless.
    package static func reader(_ options: Options) throws(Fault) -> BookState {
        try check(options)
        return unchecked(options)
    }

    /// Whatever is there, be it nothing.
    package static func unchecked(_ options: Options) -> BookState { BookState(book: options.text("book") ?? ".", out: out(options)) }

    /// Throws `book.missing` where a book is named that is none.
    package static func check(_ options: Options) throws(Fault) {
        guard let book = options.text("book"), book != ".", !unchecked(options).isThere else { return }
        throw missing(book)
    }

    private static func missing(_ folder: String) -> Fault {
        Fault(
            "book.missing", Folder.exists(folder) ? "there is no book in this folder." : "there is no such folder.",
            remedy: "Name a book with --book, or make one with till init.", file: folder, exit: .missingInput)
    }

    /// The options as given, to be repeated in a command that is shown.
    package static func again(_ options: Options) -> String {
        let book = options.text("book").flatMap { $0 == "." ? nil : " --book \(ShellLine.quoted($0))" } ?? ""
        return book + (options.text("out").map { " --out \(ShellLine.quoted($0))" } ?? "")
    }
}
