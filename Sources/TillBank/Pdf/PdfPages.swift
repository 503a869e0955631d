import TillProcess
import TillStages

/// The words of a PDF's text layer, page by page, and where they stand. Lengths are in hundredths of a point.
struct PdfPages {
    struct Word {
        var left: Int
        var right: Int
        var top: Int
        var bottom: Int
        var text: [UInt8]

        var middle: Int { (top + bottom) / 2 }
        var height: Int { bottom - top }
        /// How wide a letter is; characters of several bytes count once.
        var pitch: Int { (right - left) / max(1, text.count { $0 & 0xC0 != 0x80 }) }
    }

    private(set) var pages: [[Word]] = []

    /// More words than a statement of a hundred pages has are not read.
    private static let mostWords = 200_000
    private static let mostPages = 200

    /// The pages of a PDF, by poppler's `pdftotext`. Throws what the PDF is instead.
    init(_ document: Document, most: Int = PdfPages.mostPages) throws(Fault) {
        let scratch = UnnamedFile()
        guard scratch.append(document.bytes) != nil, let path = scratch.path else {
            throw Fault("bank.scratch", "there is no room in /tmp for the document.", remedy: "Make room.", exit: .inputOutput)
        }
        // Whoever closes the file must not do so before the child has read it.
        let told = withExtendedLifetime(scratch) {
            Poppler.run("pdftotext", ["-tsv", "-enc", "UTF-8", "-l", "\(most)", path, "-"])
        }
        guard case .output(let table) = told else {
            let (sentence, remedy) = Poppler.trouble(told)
            throw Fault(
                "bank.pdf.unreadable", sentence, remedy: "\(remedy) Or export CSV or OFX from the bank's site.", file: document.name)
        }
        self.init(table)
    }

    /// - Parameter table: what `pdftotext -tsv` writes: level, page, four numbers, left, top, width, height, confidence, text.
    init(_ table: [UInt8]) {
        var words = 0
        for line in table.split(separator: 0x0A).dropFirst() where words < PdfPages.mostWords {
            let cells = line.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
            guard cells.count == 12, let page = PdfPages.length(cells[1]).map({ $0 / 100 }), page >= 1, page <= PdfPages.mostPages else {
                continue
            }
            while pages.count < page { pages.append([]) }
            let text = cells[11].filter { $0 > 0x20 && $0 != 0x7F }
            guard cells[0].elementsEqual([UInt8(ascii: "5")]), !text.isEmpty, let left = PdfPages.length(cells[6]),
                let top = PdfPages.length(cells[7]), let width = PdfPages.length(cells[8]), let height = PdfPages.length(cells[9]),
                height > 0, width > 0
            else { continue }
            pages[page - 1].append(Word(left: left, right: left + width, top: top, bottom: top + height, text: text))
            words += 1
        }
    }

    var isEmpty: Bool { pages.allSatisfy(\.isEmpty) }

    /// A number with up to six decimals, in hundredths; nil for anything else, and for what lies on no page.
    private static func length(_ text: ArraySlice<UInt8>) -> Int? {
        let isNegative = text.first == 0x2D
        var number = 0
        var decimals = -1
        for byte in isNegative ? text.dropFirst() : text {
            if byte == 0x2E, decimals < 0 {
                decimals = 0
            } else if byte &- 0x30 < 10 {
                if decimals < 2 { number = number * 10 + Int(byte &- 0x30) }
                if decimals >= 0 { decimals += 1 }
                guard number < 100_000_000 else { return nil }
            } else {
                return nil
            }
        }
        for _ in 0..<(2 - min(2, max(0, decimals))) { number *= 10 }
        return isNegative ? -number : number
    }
}
