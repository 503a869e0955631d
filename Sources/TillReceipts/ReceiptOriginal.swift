import CTesseract
import TillRecords
import TillStages

/// What a receipt's observation stands on: the rows of the picture that its fields were read from.
public enum ReceiptOriginal {
    /// A PNG of the rows that the record's `evidence` names, cut out of the picture at its own size.
    ///
    /// - Parameters:
    ///   - record: the observation, with `evidence`.
    ///   - document: the picture it was read from.
    /// Throws `receipts.no-rows` when the observation names no rows, and what is wrong with the picture. A PDF or a mail gives the crop that
    /// the observation carries.
    public static func png(of record: Record, in document: Document) throws(Fault) -> [UInt8] {
        if [.pdf, .mail].contains(DocumentKind(document.bytes)) { return try png(carriedBy: record) }
        let picture: Picture
        do throws(PictureFault) { picture = try Picture.decode(document.bytes) } catch { throw error.fault.within(file: document.name) }
        let boxes = record.objects(.evidence).compactMap(box)
        guard let cut = rows(boxes, of: picture)?.png else { throw noRows(document.name) }
        return cut
    }

    /// A PNG of the small picture that an observation carries; for where the original is not at hand. Throws `receipts.no-rows`.
    public static func png(carriedBy record: Record) throws(Fault) -> [UInt8] {
        guard let jpeg = record.object(.crop)?.string(.jpeg), let bytes = Base64.bytes(jpeg),
            let read = unsafe pixReadMem(bytes, bytes.count),
            let png = unsafe Picture(read).png
        else { throw noRows(record.object(.source)?.string(.file)) }
        return png
    }

    private static func noRows(_ file: String?) -> Fault {
        Fault(
            "receipts.no-rows", "nothing says where on the picture this receipt was read.",
            remedy: "A plan with till-receipts: {crops: true} keeps the rows.", file: file, exit: .missingInput)
    }

    /// Left, top, width and height, where they make sense.
    private static func box(_ piece: borrowing Record) -> (left: Int, top: Int, right: Int, bottom: Int)? {
        let numbers = (piece.elements(.box) ?? []).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 4, numbers.allSatisfy({ (0...Picture.longestSide).contains($0) }) else { return nil }
        return (numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3])
    }

    /// The strip of the picture from the first of the rows to the last, with a little paper around it.
    private static func rows(_ boxes: [(left: Int, top: Int, right: Int, bottom: Int)], of picture: Picture) -> Picture? {
        guard let left = boxes.map(\.left).min(), let right = boxes.map(\.right).max(), let top = boxes.map(\.top).min(),
            let bottom = boxes.map(\.bottom).max()
        else { return nil }
        let margin = max(12, (right - left) / 16)
        let (x, y) = (max(0, left - margin), max(0, top - margin))
        let (width, height) = (min(picture.width, right + margin) - x, min(picture.height, bottom + margin) - y)
        guard let canvas = Picture.blank(width: width, height: height) else { return nil }
        canvas.paste(picture, left: x, top: y, width: width, height: height, at: 0)
        return canvas
    }
}

extension Picture {
    /// As a PNG, or nil when it cannot be made.
    var png: [UInt8]? {
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard unsafe pixWriteMemPng(&data, &count, pix, 0) == 0, let data = unsafe data else { return nil }
        defer { unsafe lept_free(data) }
        return unsafe Array(UnsafeBufferPointer(start: data, count: count))
    }
}
