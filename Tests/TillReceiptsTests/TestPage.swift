import CTesseract

/// Pages drawn with Leptonica's own letters.
enum TestPage {
    /// A receipt whose arithmetic proves its total.
    static let receipt = """
        LANTERN BOOKS
        4 MARKET STREET
        14/03/2025 17:52
        NOTEBOOK 4.50
        PAPERBACK 11.00
        TOTAL GBP 15.50
        CASH 20.00
        CHANGE 4.50
        """

    static func made(_ text: String) -> UnsafeMutablePointer<Pix>? {
        guard let page = pixCreate(900, 700, 8), let font = bmfCreate(nil, 20) else { return nil }
        pixSetAll(page)
        var y: Int32 = 60
        for line in text.split(separator: "\n") {
            var (width, overflows): (Int32, Int32) = (0, 0)
            pixSetTextline(page, font, String(line), 0, 60, y, &width, &overflows)
            y += 64
        }
        return page
    }

    static func write(_ text: String, to path: String, format: Int32 = Int32(IFF_PNG)) { pixWrite(path, made(text), format) }
}
