import TillStages

/// The options that every command on a book has.
package enum BookOptions {
    package static let declared: [OptionDeclaration] = [
        .value("book", "DIR", "the book", default: "."),
        .value("out", "DIR", "where runs are published (default: output in the book, or here)"),
    ]

    /// Where runs of a book are published: as told, else in a book made by `till init`, else here.
    package static func out(_ options: Options) -> String {
        let book = options.text("book") ?? "."
        return options.text("out") ?? (BookState.isBook(book) ? book + "/output" : "output")
    }

    package static func state(_ options: Options) -> BookState { BookState(book: options.text("book") ?? ".", out: out(options)) }

    /// The options as given, to be repeated in a command that is shown.
    package static func again(_ options: Options) -> String {
        let book = options.text("book").flatMap { $0 == "." ? nil : " --book \(ShellLine.quoted($0))" } ?? ""
        return book + (options.text("out").map { " --out \(ShellLine.quoted($0))" } ?? "")
    }
}
