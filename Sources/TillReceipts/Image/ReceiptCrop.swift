import CTesseract
import TillRecords

/// The rows of a receipt that were believed, cut out of its picture and set under each other: shop, day, total.
///
/// A page that shows it needs no picture library and no original; and what else stands on the paper (names, what was bought, numbers of
/// customers) is not in it. Cut where the boxes are known and the picture is decoded already: in the worker that read it.
struct ReceiptCrop: Sendable {
    let width: Int
    let height: Int
    let jpeg: [UInt8]

    /// The largest crop, in bytes of JPEG.
    static let mostBytes = 9_000
    /// Pixels across at most.
    private static let widest = 440
    /// The fields whose rows are shown.
    private static let fields: Set<String> = ["merchant", "date", "amount"]

    /// Rows of one page that lie together.
    private struct Band {
        var page: Int
        var top: Int
        var bottom: Int
    }

    /// Nil when no row of the pages is known, or they do not fit into `mostBytes`.
    init?(_ pages: [Picture], _ evidence: [ReceiptFields.Evidence]) {
        let shown = evidence.filter { ReceiptCrop.fields.contains($0.field) && $0.box.top / PictureReading.pageStep < pages.count }
        let bands = ReceiptCrop.bands(shown, pages)
        guard let left = shown.map(\.box.left).min(), let right = shown.map(\.box.right).max(), !bands.isEmpty else { return nil }
        let margin = max(6, (right - left) / 20)
        let from = max(0, left - margin)
        let across = right + margin - from
        guard let whole = ReceiptCrop.joined(bands, pages, from: from, across: across) else { return nil }
        for (wide, quality) in [(ReceiptCrop.widest, 50), (360, 40), (300, 30), (240, 25)] {
            let made = whole.scaled(min(1, Double(wide) / Double(across)), most: 400_000).picture
            guard let bytes = made.jpeg(quality: quality), bytes.count <= ReceiptCrop.mostBytes else { continue }
            (width, height, jpeg) = (made.width, made.height, bytes)
            return
        }
        return nil
    }

    /// Rows with a little of the paper around them; those that touch are one band.
    private static func bands(_ evidence: [ReceiptFields.Evidence], _ pages: [Picture]) -> [Band] {
        var bands: [Band] = []
        for piece in evidence.sorted(by: { $0.box.top < $1.box.top }) {
            let (page, top) = (piece.box.top / PictureReading.pageStep, piece.box.top % PictureReading.pageStep)
            let pad = min(30, max(4, piece.box.height / 3))
            let band = Band(page: page, top: max(0, top - pad), bottom: min(pages[page].height, top + piece.box.height + pad))
            guard band.bottom > band.top else { continue }
            if let last = bands.last, last.page == page, band.top <= last.bottom + pad {
                bands[bands.count - 1].bottom = max(last.bottom, band.bottom)
            } else {
                bands.append(band)
            }
        }
        return bands
    }

    /// Pixels between two bands: paper with a dashed line, as of something torn off.
    private static let gap = 14

    private static func joined(_ bands: [Band], _ pages: [Picture], from: Int, across: Int) -> Picture? {
        let height = bands.reduce(0) { $0 + $1.bottom - $1.top } + (bands.count - 1) * gap
        guard let canvas = Picture.blank(width: across, height: height) else { return nil }
        var y = 0
        for (number, band) in bands.enumerated() {
            if number > 0 {
                for x in stride(from: 4, to: across - 8, by: 16) { canvas.line(x: x, y: y + gap / 2, width: 8) }
                y += gap
            }
            canvas.paste(pages[band.page], left: from, top: band.top, width: across, height: band.bottom - band.top, at: y)
            y += band.bottom - band.top
        }
        return canvas
    }

    /// `{"width":…,"height":…,"jpeg":"…"}`
    func write(to out: ByteBuffer) {
        out.append("{\"width\":")
        out.append(number: width)
        out.append(",\"height\":")
        out.append(number: height)
        out.append(",\"jpeg\":\"")
        out.append(text: Base64.text(jpeg))
        out.append("\"}")
    }
}
