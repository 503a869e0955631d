import TillRecords

/// Reads pictures in up to three looks of Tesseract: evened and enlarged, as it came, and as a column of its own kind; the later ones only
/// when what was read does not settle itself. Before them a page is set upright, where its first look says that it may not be. Where there
/// is a second reader, it is asked in place of the third look: for the rows that matter, then for the whole page.
struct PictureReading {
    private let engine: TesseractEngine
    /// The second reader, where there is one.
    private let second: SecondLook?

    init(_ engine: TesseractEngine, _ second: SecondLook?) {
        self.engine = engine
        self.second = second
    }

    /// The second reader that read something of the document at hand; nil where none was asked.
    var recogniser: String? { second?.hasSpoken == true ? second?.name : nil }

    /// Pictures are the pages of one receipt; a page's boxes lie below those of the page before.
    /// What was read, and the pages as they were turned for it: boxes are in pixels of these.
    func looks(_ asTaken: [Picture], _ interpreter: ReceiptInterpreter) -> (looks: ReceiptLooks, pages: [Picture]) {
        var pages = asTaken
        var first = words(pages, .evened)
        var looks = ReceiptLooks(interpreter)
        looks.add(first)
        if looks.isSettled { return (looks, pages) }
        let upright = zip(pages, first).map { self.upright($0, $1) }
        if zip(pages, upright).contains(where: { $0 !== $1 }) {
            pages = upright
            first = words(pages, .evened)
            looks = ReceiptLooks(interpreter)
            looks.add(first)
            if looks.isSettled { return (looks, pages) }
        }
        for look in second == nil ? [Look.plain, .column] : [.plain] {
            looks.add(words(pages, look))
            if looks.isSettled { return (looks, pages) }
        }
        guard let second else { return (looks, pages) }
        for inRows in [true, false] {
            guard let words = reread(pages, first, inRows ? looks.rowsInDoubt : nil, second) else { continue }
            looks.add(words, by: .second)
            if looks.isSettled { break }
        }
        return (looks, pages)
    }

    /// A page the way up in which most can be read, and level.
    private func upright(_ page: Picture, _ words: [ReadWord]) -> Picture {
        var page = page
        if PictureReading.isLittleLegible(words) {
            let small = page.evened().scaled(1, most: 900_000).picture
            let legible = (0..<4).map { PictureReading.legible(engine.words(small.turned(quarters: $0), mode: 6)) }
            // As it was taken, unless another way is plainly better: pictures of no text are left alone.
            if let best = legible.indices.max(by: { legible[$0] < legible[$1] }), legible[best] >= max(8, legible[0] * 2) {
                page = page.turned(quarters: best)
            }
        }
        guard let skew = page.skew, abs(skew) >= PictureReading.leastSkew else { return page }
        return page.turned(degrees: skew)
    }

    /// Degrees: rows that lie less askew are read as they are.
    private static let leastSkew = 2.0

    /// Words that are surely such: three letters or digits and a good confidence.
    static func legible(_ words: [ReadWord]) -> Int { words.count { $0.confidence >= 70 && $0.text.count(where: \.isLetterOrDigit) >= 3 } }

    /// Whether so little of a page can be read that it may stand on another of its sides.
    static func isLittleLegible(_ words: [ReadWord]) -> Bool {
        let sure = legible(words)
        return sure < 12 || sure * 4 < words.count
    }

    /// Between the tops of two pages, in pixels of the boxes.
    static let pageStep = 100_000

    /// A way of looking at a picture.
    private enum Look {
        case evened, plain, column
    }

    private func words(_ pages: [Picture], _ look: Look) -> [[ReadWord]] {
        pages.enumerated().map { words($1, look, below: $0 * PictureReading.pageStep) }
    }

    private func words(_ page: Picture, _ look: Look, below offset: Int) -> [ReadWord] {
        let (picture, factor) =
            switch look {
            case .evened: page.evened().scaled(1.5, most: 3_800_000)
            case .plain, .column: page.scaled(1, most: 6_000_000)
            }
        return engine.words(picture, mode: look == .column ? 4 : 6).map { $0.placed(scale: factor, below: offset) }
    }

    /// The pages as the second reader reads them; nil where it says nothing.
    ///
    /// - Parameter rows: those it shall read, all else stays as it was; nil for the whole of each page.
    private func reread(_ pages: [Picture], _ known: [[ReadWord]], _ rows: [TextRow]?, _ second: SecondLook) -> [[ReadWord]]? {
        var found = known
        var hasAnswer = false
        for (number, page) in pages.enumerated() {
            let offset = number * PictureReading.pageStep
            let (picture, factor) = page.scaled(1, most: 6_000_000)
            let parts = rows.map { PictureReading.parts($0.filter { $0.box.top / PictureReading.pageStep == number }) }
            if let parts, parts.isEmpty { continue }
            // Other scripts it reads into Latin letters: there it is asked for nothing but parts without any.
            if parts == nil, PictureReading.isForeign(known[number]) { continue }
            let boxes = parts?.map { $0.scaled(factor, above: offset) }
            guard let words = second.words(of: picture, in: boxes) else { continue }
            hasAnswer = true
            let placed = words.map { $0.placed(scale: factor, below: offset) }
            found[number] =
                parts.map { parts in known[number].filter { word in !parts.contains { $0.holds(word.box) } } + placed } ?? placed
        }
        return hasAnswer ? found : nil
    }

    /// The most parts of a page that are asked for.
    private static let mostParts = 60

    /// Rows cut where they are empty: a part is what stands together. Parts with letters that the second reader does not know are left out.
    static func parts(_ rows: [TextRow]) -> [Box] {
        var parts: [Box] = []
        for row in rows {
            var open: [ReadWord] = []
            func close() {
                let isRead = !open.contains { $0.text.unicodeScalars.contains(where: isForeign) }
                if let first = open.first, isRead { parts.append(open.dropFirst().reduce(first.box) { $0.joined($1.box) }) }
                open = []
            }
            for word in row.words {
                if let last = open.last, word.box.left - last.box.right > max(last.box.height, word.box.height) * 3 / 2 { close() }
                open.append(word)
            }
            close()
        }
        return Array(parts.prefix(mostParts))
    }

    /// Whether most letters of a page are of a script that the second reader does not know.
    static func isForeign(_ words: [ReadWord]) -> Bool {
        var (foreign, letters) = (0, 0)
        for scalar in words.lazy.flatMap(\.text.unicodeScalars) where scalar.properties.isAlphabetic {
            letters += 1
            if isForeign(scalar) { foreign += 1 }
        }
        return foreign * 2 > letters
    }

    /// A letter that is neither Latin nor Han.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
            && !(scalar.value < 0x250 || (0x1E00..<0x1F00).contains(scalar.value)
                || (0x3400..<0xA000).contains(scalar.value) || (0xFF21...0xFF5A).contains(scalar.value))
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension ReadWord {
    /// The word in pixels of its page, from those of a picture `scale` times as large.
    fileprivate func placed(scale: Double, below offset: Int) -> ReadWord {
        var placed = self
        placed.box.left = Int(Double(box.left) / scale)
        placed.box.top = Int(Double(box.top) / scale) + offset
        placed.box.width = max(1, Int(Double(box.width) / scale))
        placed.box.height = max(1, Int(Double(box.height) / scale))
        return placed
    }
}

extension Box {
    fileprivate func scaled(_ factor: Double, above offset: Int) -> Box {
        Box(
            left: Int(Double(left) * factor), top: Int(Double(top - offset) * factor), width: max(1, Int(Double(width) * factor)),
            height: max(1, Int(Double(height) * factor)))
    }

    /// Whether the middle of another lies in it.
    fileprivate func holds(_ other: Box) -> Bool {
        let across = other.left + other.width / 2
        return left <= across && across <= right && top <= other.middle && other.middle <= bottom
    }
}

/// Several looks at one picture, each of which may read what another missed.
public struct ReceiptLooks {
    private let interpreter: ReceiptInterpreter
    private var passages: [Passage] = []
    /// Pages tell of different purchases.
    private var areSeveral = false
    /// Where the one page shows two receipts.
    private(set) var cut: ReceiptCut?
    /// Words that were read with some confidence, in the look that had most.
    public private(set) var readableWords = 0

    public init(_ interpreter: ReceiptInterpreter) { self.interpreter = interpreter }

    /// Adds what another look gave, page by page.
    ///
    /// - Parameter reader: who looked.
    mutating func add(_ pages: [[ReadWord]], by reader: Passage.Reader = .first) {
        let words = pages.flatMap { $0 }
        if pages.count > 1 {
            let single = pages.compactMap { interpreter.fields(of: [interpreter.passage(TextRow.rows(of: $0))]) }
            areSeveral = areSeveral || interpreter.areSeveral(single)
        } else if cut == nil {
            cut = ReceiptCut(words, interpreter)
        }
        passages.append(interpreter.passage(TextRow.rows(of: words), by: reader))
        readableWords = max(readableWords, words.filter { $0.confidence >= 50 && $0.text.count >= 2 }.count)
    }

    /// True when another look would hardly change anything.
    public var isSettled: Bool { interpreter.isSettled(passages) }

    /// The rows of the first look that decide day and total: those with a label or a day, and the amounts below a label without one; where
    /// no day was read, also those that may be a misread one.
    var rowsInDoubt: [TextRow] {
        guard let lines = passages.first?.rows else { return [] }
        let hasDay = lines.contains { !$0.dates.isEmpty }
        return lines.indices.filter { place in
            let line = lines[place]
            if line.label?.kind.namesAmount == true || line.label?.kind == .rounding || !line.dates.isEmpty { return true }
            let before = place > 0 ? lines[place - 1] : nil
            if before?.label?.kind.namesAmount == true, before?.amounts.isEmpty == true, line.row.letters <= 4 { return true }
            return !hasDay && line.amounts.isEmpty && line.row.digits >= 4
        }.map { lines[$0].row }
    }

    /// The fields from all looks; nil when no amount is there.
    public var fields: ReceiptFields? {
        var fields = interpreter.fields(of: passages)
        if areSeveral { fields?.needsReview = true }
        return fields
    }
}
