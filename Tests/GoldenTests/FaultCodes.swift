import Glibc
import TillRecords
import TillTesting

/// The codes of faults, rejects and notes that stand in Sources.
enum FaultCodes {
    /// Calls whose first text is a code.
    private static let makers = [
        "Fault(", "fault(", "note(", "Note(", "reject(", "contradiction(", "Unfit(", "CsvQuestion(", "WrittenTable(", "CellError(",
        "Trouble(", "Refusal(",
        "code: String =",
    ]
    /// What begins codes that a few readers put together from a word at the place where they refuse: the stem, the folder, and the
    /// call whose first text is the word.
    private static let stems = [
        ("bank.csv.", "Sources/TillBank/Csv", "reject("), ("bank.csv.", "Sources/TillBank/Csv", "askForColumns("),
        ("bank.qif.", "Sources/TillBank/Qif", "reject("), ("bank.ofx.", "Sources/TillBank/Ofx", "reject("),
        ("bank.camt.", "Sources/TillBank/Camt/CamtWriting.swift", ": ("),
        ("bank.mt940.", "Sources/TillBank/Mt940/Mt940Reading.swift", ": ("),
        ("bank.not-an-export.", "Sources/TillBank/ForeignContent.swift", "ForeignContent("),
        ("bank.not-an-export.", "Sources/TillBank/BankArchive.swift", "content_types].xml\", "),
        ("bank.not-an-export.", "Sources/TillBank/BankArchive.swift", "\"mimetype\", "),
    ]

    /// Every code, with a place where it stands.
    static let all: [String: String] = {
        var found: [String: String] = [:]
        for path in Checkout.files where path.hasPrefix("Sources/") && path.hasSuffix(".swift") {
            let text = Checkout.text(path) ?? ""
            for maker in makers {
                for word in firstTexts(of: maker, in: text) where isCode(word) { found[word] = path }
            }
            for (stem, folder, maker) in stems where path.hasPrefix(folder) {
                for word in firstTexts(of: maker, in: text) where isWord(word) { found[stem + word] = path }
            }
        }
        return found
    }()

    /// Codes that are put together where no stem says how: they could not be found here, and so not be tested.
    static let hidden: [String] = Checkout.files.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }.flatMap { path in
        let text = Checkout.text(path) ?? ""
        return makers.flatMap { firstTexts(of: $0, in: text) }
            .filter { $0.contains("\\(") && $0.contains(".") && !$0.contains(" ") }
            .filter { begun in !stems.contains { begun.hasPrefix($0.0 + "\\(") } }
            .map { "\(path): \($0)" }
    }

    /// The first text that stands in each of these calls, before anything but names and commas.
    private static func firstTexts(of call: String, in text: String) -> [String] {
        var found: [String] = []
        text.withCString { start in
            var at = start
            while let begun = strstr(at, call) {
                at = UnsafePointer(begun) + strlen(call)
                let isLonger = begun > start && isalnum(Int32(begun[-1])) != 0 && isalpha(Int32(call.utf8.first ?? 0)) != 0
                guard !isLonger, let quote = strchr(at, 0x22), UnsafePointer(quote) - at < 80 else { continue }
                let head = UnsafeBufferPointer(start: at, count: UnsafePointer(quote) - at)
                guard head.allSatisfy({ isalnum(Int32($0)) != 0 || isspace(Int32($0)) != 0 || [0x2C, 0x3A, 0x5F].contains($0) }) else {
                    continue
                }
                let end = strcspn(quote + 1, "\"")
                found.append(String(decoding: ByteView(start: quote + 1, count: end), as: UTF8.self))
            }
        }
        return found
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func isCode(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return parts.count > 1 && parts.allSatisfy(isWord) && parts.last != "yaml"
    }
}
