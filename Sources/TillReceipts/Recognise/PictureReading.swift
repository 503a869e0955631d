/// Reads pictures in up to three looks: evened and enlarged, as it came, and as a column of its own kind.
/// The later ones only when what was read does not settle itself.
struct PictureReading {
    private let engine: TesseractEngine

    init(_ engine: TesseractEngine) { self.engine = engine }

    /// Pictures are the pages of one receipt; a page's boxes lie below those of the page before.
    func looks(_ pages: [Picture], _ interpreter: ReceiptInterpreter) -> ReceiptLooks {
        var looks = ReceiptLooks(interpreter)
        for look in Look.allCases {
            let words = pages.enumerated().map { number, page in self.words(page, look, below: number * PictureReading.pageStep) }
            looks.add(words)
            if looks.isSettled { break }
        }
        return looks
    }

    /// Between the tops of two pages, in pixels of the boxes.
    static let pageStep = 100_000

    /// A way of looking at a picture.
    private enum Look: CaseIterable {
        case evened, plain, column
    }

    private func words(_ page: Picture, _ look: Look, below offset: Int) -> [ReadWord] {
        let (picture, factor) =
            switch look {
            case .evened: page.evened().scaled(1.5, most: 3_800_000)
            case .plain, .column: page.scaled(1, most: 6_000_000)
            }
        return engine.words(picture, mode: look == .column ? 4 : 6).map { word in
            var placed = word
            placed.box.left = Int(Double(word.box.left) / factor)
            placed.box.top = Int(Double(word.box.top) / factor) + offset
            placed.box.width = max(1, Int(Double(word.box.width) / factor))
            placed.box.height = max(1, Int(Double(word.box.height) / factor))
            return placed
        }
    }
}
