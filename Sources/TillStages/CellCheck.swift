/// Holds the cells of one column to what it may have.
struct CellCheck {
    /// Why a cell does not fit, and what would.
    struct Trouble: Error {
        let code: String
        let sentence: String
        let remedy: String
    }

    private let column: TableColumn
    private let places: [ArraySlice<UInt8>: Int32]
    /// The cell before, which the next one mostly is again.
    private var last: (cell: ArraySlice<UInt8>, place: Int32) = ([], -1)

    init(_ column: TableColumn) {
        self.column = column
        var places: [ArraySlice<UInt8>: Int32] = [:]
        let allowed: AllowedWords? =
            switch column.kind {
            case .word(let words): words
            case .list(_, let words): words
            default: nil
            }
        for (place, word) in (allowed?.words ?? []).enumerated() { places[Array(word.utf8)[...]] = Int32(truncatingIfNeeded: place) }
        self.places = places
    }

    /// What the cell is as a number: the place of a word, or a whole number; 0 for what is none.
    mutating func value(of cell: ArraySlice<UInt8>) -> Result<Int32, Trouble> {
        if cell.isEmpty {
            let isWord = if case .word = column.kind { true } else { false }
            return column.mayBeEmpty ? .success(isWord ? -1 : 0) : .failure(empty)
        }
        switch column.kind {
        case .text: return .success(0)
        case .word(let words):
            if cell == last.cell { return .success(last.place) }
            guard let place = places[cell] else { return .failure(unknown(cell, words)) }
            last = (cell, place)
            return .success(place)
        case .integer(let range):
            guard let number = CellCheck.integer(cell), range.contains(number) else {
                return .failure(number(cell, "a whole number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .success(Int32(clamping: number))
        case .decimal(let range):
            guard let number = Double(String(decoding: cell, as: UTF8.self)), range.contains(number) else {
                return .failure(number(cell, "a number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .success(0)
        case .list(let separator, let words): return list(cell, separator, words)
        case .form(let what, let fits):
            let text = Substring(decoding: cell, as: UTF8.self)
            return fits(text)
                ? .success(0)
                : .failure(
                    Trouble(code: "knowledge.form", sentence: "the \(column.name) \(shown(cell)) is not \(what)", remedy: "Write \(what)."))
        }
    }

    private static func integer(_ cell: ArraySlice<UInt8>) -> Int? {
        // Most are of one digit, and a file may have ten thousands of them.
        if cell.count == 1 { return cell[cell.startIndex] &- 48 < 10 ? Int(cell[cell.startIndex] &- 48) : nil }
        return Int(String(decoding: cell, as: UTF8.self))
    }

    private func list(_ cell: ArraySlice<UInt8>, _ separator: Character, _ words: AllowedWords?) -> Result<Int32, Trouble> {
        let mark = separator.utf8.first ?? 0x2C
        for part in cell.split(separator: mark, omittingEmptySubsequences: false) {
            if part.allSatisfy({ $0 == 0x20 }) {
                let named = separator == " " ? "blank" : "\(separator)"
                return .failure(
                    Trouble(
                        code: "knowledge.empty", sentence: "the \(column.name) has an empty word",
                        remedy: "Write one \(named) between two words."))
            }
            if let words, places[part] == nil { return .failure(unknown(part, words)) }
        }
        return .success(0)
    }

    private var empty: Trouble {
        Trouble(
            code: "knowledge.empty", sentence: "the \(column.name) is empty",
            remedy: allowed.map { "Use one of \($0)." } ?? "Fill the cell, or take the row out.")
    }

    private var allowed: String? {
        guard case .word(let words) = column.kind else { return nil }
        return CellCheck.told(words)
    }

    private func number(_ cell: ArraySlice<UInt8>, _ what: String) -> Trouble {
        Trouble(code: "knowledge.number", sentence: "the \(column.name) \(shown(cell)) is not \(what)", remedy: "Write \(what).")
    }

    private func unknown(_ cell: ArraySlice<UInt8>, _ words: AllowedWords) -> Trouble {
        let word = String(decoding: cell, as: UTF8.self)
        return Trouble(
            code: "knowledge.word", sentence: "there is no \(column.name) \(shown(cell))",
            remedy: "\(NearestName.question(word, among: words.words))Use one of \(CellCheck.told(words)).")
    }

    private func shown(_ cell: ArraySlice<UInt8>) -> String { String(String(decoding: cell, as: UTF8.self).prefix(60)) }

    /// All words where a person can read them through, else the first of them.
    private static func told(_ words: AllowedWords) -> String {
        let list = words.words.prefix(60).joined(separator: ", ")
        return words.words.count > 60 ? "\(list) and \(words.words.count - 60) more" : list
    }
}
